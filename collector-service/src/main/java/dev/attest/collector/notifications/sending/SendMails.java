package dev.attest.collector.notifications.sending;

import dev.attest.collector.notifications.channel.Channels;
import dev.attest.collector.notifications.channel.Mailing;
import dev.attest.collector.notifications.channel.NotifyConfig;
import dev.attest.collector.notifications.channel.Target;
import dev.attest.collector.notifications.message.Notice;
import dev.attest.collector.notifications.message.PlainText;
import dev.attest.collector.platform.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/// Sends mail through the configured server. To be sent without TLS, it has to be configured so;
/// the server's certificate must name it.
@ApplicationScoped
class SendMails {

    private static final int PERMANENT = 500;

    private final Channels channels;
    private final NotifyConfig config;
    private final Clock clock;

    SendMails(Channels channels, NotifyConfig config, Clock clock) {
        this.channels = channels;
        this.config = config;
        this.clock = clock;
    }

    /// A message whose id is ours: whoever gets it twice can tell.
    private static final class Mail extends MimeMessage {
        private final String id;

        Mail(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    Sent send(Target.MailBoxes boxes, Notice notice) {
        Mailing mailing = channels.mailing().orElseThrow();
        Session session = Session.getInstance(properties(mailing));
        try (Transport transport = session.getTransport("smtp")) {
            Mail mail = mail(session, mailing, boxes, notice);
            mail.saveChanges();
            if (mailing.user().isPresent()) {
                Mailing.Login login = mailing.user().get();
                transport.connect(
                        mailing.host(), mailing.port(), login.name(), login.password().reveal());
            } else {
                transport.connect(mailing.host(), mailing.port(), null, null);
            }
            transport.sendMessage(mail, mail.getAllRecipients());
            return new Sent.Taken(mail.getMessageID());
        } catch (MessagingException e) {
            return new Sent.Refused(
                    "the mail server: " + Text.shown(String.valueOf(e.getMessage())),
                    !permanent(e));
        }
    }

    private Mail mail(Session session, Mailing mailing, Target.MailBoxes boxes, Notice notice)
            throws MessagingException {
        String domain = mailing.from().substring(mailing.from().indexOf('@') + 1);
        Mail mail = new Mail(session, "<" + notice.id() + "@" + domain + ">");
        mail.setFrom(new InternetAddress(mailing.from()));
        for (String to : boxes.to()) {
            mail.addRecipient(Message.RecipientType.TO, new InternetAddress(to));
        }
        String utf8 = StandardCharsets.UTF_8.name();
        mail.setSubject(PlainText.subject(notice), utf8);
        mail.setText(PlainText.body(notice), utf8);
        mail.setSentDate(Date.from(clock.instant()));
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader(SendPosts.ID, notice.id().toString());
        return mail;
    }

    private Properties properties(Mailing mailing) {
        Properties properties = new Properties();
        String connect = String.valueOf(config.connectTimeout().toMillis());
        String read = String.valueOf(config.readTimeout().toMillis());
        properties.put("mail.smtp.connectiontimeout", connect);
        properties.put("mail.smtp.timeout", read);
        properties.put("mail.smtp.writetimeout", read);
        properties.put("mail.smtp.auth", String.valueOf(mailing.user().isPresent()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        switch (mailing.security()) {
            case STARTTLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.put("mail.smtp.ssl.enable", "true");
            case NONE -> properties.put("mail.smtp.starttls.enable", "false");
        }
        return properties;
    }

    /// Whether the server does not take this message, now or ever.
    private static boolean permanent(MessagingException e) {
        @Nullable Exception cause = e;
        while (cause != null) {
            int code =
                    switch (cause) {
                        case SMTPAddressFailedException refused -> refused.getReturnCode();
                        case SMTPSendFailedException refused -> refused.getReturnCode();
                        default -> 0;
                    };
            if (code >= PERMANENT) {
                return true;
            }
            cause = cause instanceof MessagingException nested ? nested.getNextException() : null;
        }
        return false;
    }
}
