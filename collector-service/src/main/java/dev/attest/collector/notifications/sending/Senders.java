package dev.attest.collector.notifications.sending;

import dev.attest.collector.notifications.channel.Channel;
import dev.attest.collector.notifications.channel.NotifyConfig;
import dev.attest.collector.notifications.channel.Target;
import dev.attest.collector.notifications.message.Notice;
import dev.attest.collector.platform.Text;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/// Sends over every kind of channel. Whatever a channel does, an attempt ends after its time.
@ApplicationScoped
public class Senders implements Sender {

    private static final Logger LOG = Logger.getLogger(Senders.class);

    private final SendPosts posts;
    private final SendMails mails;
    private final SendTopics topics;
    private final Duration total;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @Inject
    Senders(SendPosts posts, SendMails mails, SendTopics topics, NotifyConfig config) {
        this.posts = posts;
        this.mails = mails;
        this.topics = topics;
        total = config.totalTimeout();
    }

    @Override
    public Sent send(Channel channel, Notice notice) {
        Future<Sent> attempt = threads.submit(() -> attempt(channel, notice));
        try {
            return attempt.get(total.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            attempt.cancel(true);
            return new Sent.Refused("no end after " + total.toSeconds() + " s", true);
        } catch (ExecutionException e) {
            // What it says may hold an address with a secret in it.
            String kind = String.valueOf(e.getCause()).split(":", 2)[0];
            LOG.errorf("sending over channel %s failed: %s", channel.name(), Text.shown(kind));
            return new Sent.Refused("sending failed: " + Text.shown(kind), true);
        } catch (InterruptedException _) {
            attempt.cancel(true);
            Thread.currentThread().interrupt();
            return new Sent.Refused("the collector stopped", true);
        }
    }

    private Sent attempt(Channel channel, Notice notice) {
        return switch (channel.target()) {
            case Target.Topic topic -> topics.send(topic, channel.name(), notice);
            case Target.MailBoxes boxes -> mails.send(boxes, notice);
            case Target.Webhook webhook -> posts.webhook(webhook, notice);
            case Target.Slack slack -> posts.slack(slack, notice);
            case Target.Teams teams -> posts.teams(teams, notice);
        };
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
