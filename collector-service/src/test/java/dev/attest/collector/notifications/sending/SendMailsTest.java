package dev.attest.collector.notifications.sending;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.attest.collector.notifications.channel.ChannelFixture;
import dev.attest.collector.notifications.channel.Channels;
import dev.attest.collector.notifications.channel.NotifyConfig;
import dev.attest.collector.notifications.channel.Target;
import dev.attest.collector.notifications.message.Notice;
import dev.attest.collector.notifications.message.NoticeFixture;
import dev.attest.collector.notifications.message.PlainText;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Mail, over a real server of SMTP.
class SendMailsTest {

    private static final Target.MailBoxes DESK =
            new Target.MailBoxes(List.of("soc@meridian.example"));

    private final GreenMail server =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void shouldSendTheTrackersMessageUnderAnIdThatStays() throws MessagingException, IOException {
        // Given
        Notice notice = NoticeFixture.rootLogin();
        SendMails mails = mails(Map.of());

        // When
        mails.send(DESK, notice);
        mails.send(DESK, notice);

        // Then
        MimeMessage[] mail = server.getReceivedMessages();
        assertThat(mail).hasSize(2);
        assertThat(mail[0].getSubject()).isEqualTo("[CRITICAL] IAM Alert: Root Account Login");
        assertThat(mail[0].getContent().toString().replace("\r\n", "\n").strip())
                .isEqualTo(PlainText.body(notice).strip());
        assertThat(mail[0].getMessageID())
                .isEqualTo("<" + notice.id() + "@meridian.example>")
                .isEqualTo(mail[1].getMessageID());
        assertThat(mail[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @Test
    void shouldLetNoTextIntoTheHead() throws MessagingException {
        // Given
        String hostile = "Löwe\r\nBcc: all@x.example";

        // When
        mails(Map.of()).send(DESK, NoticeFixture.single(hostile, hostile));

        // Then
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getSubject()).isEqualTo("[CRITICAL] IAM Alert: Löwe  Bcc: all@x.example");
    }

    /// The server's certificate is one that it made for itself.
    @Test
    void shouldSendNothingToAServerThatNobodyVouchesFor() {
        // Given
        GreenMail secure =
                new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
        secure.start();

        // When
        String port = String.valueOf(secure.getSmtps().getPort());
        Sent sent = mails(Map.of("security", "tls", "port", port)).send(DESK, login());

        // Then
        secure.stop();
        assertThat(sent).isInstanceOf(Sent.Refused.class);
        assertThat(secure.getReceivedMessages()).isEmpty();
    }

    @Test
    void shouldNotSendWithoutTlsUnlessItIsConfiguredSo() {
        // When
        Sent sent = mails(Map.of("security", "starttls")).send(DESK, NoticeFixture.rootLogin());

        // Then
        assertThat(sent).isInstanceOf(Sent.Refused.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void shouldTryAgainWhenNobodyIsThere() throws IOException {
        // Given
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        // When
        Sent sent = mails(Map.of("port", String.valueOf(port))).send(DESK, login());

        // Then
        assertThat(((Sent.Refused) sent).passing()).isTrue();
    }

    private static Notice login() {
        return NoticeFixture.rootLogin();
    }

    private SendMails mails(Map<String, String> smtp) {
        Map<String, String> settings = new HashMap<>();
        settings.put("smtp.host", "127.0.0.1");
        settings.put("smtp.port", String.valueOf(server.getSmtp().getPort()));
        settings.put("smtp.from", "attest@meridian.example");
        settings.put("smtp.security", "none");
        settings.put("read-timeout", "2s");
        smtp.forEach((name, value) -> settings.put("smtp." + name, value));
        NotifyConfig config = ChannelFixture.config(settings);
        return new SendMails(new Channels(config), config, Clock.systemUTC());
    }
}
