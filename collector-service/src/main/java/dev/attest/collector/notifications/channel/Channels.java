package dev.attest.collector.notifications.channel;

import dev.attest.collector.platform.Text;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/// The channels as they are configured. One that is wrong is said at start, and stops no other.
@ApplicationScoped
public class Channels {

    private static final Logger LOG = Logger.getLogger(Channels.class);

    private static final String NONE = "none";

    private final List<Channel> working = new ArrayList<>();
    private final List<Channel.Broken> broken = new ArrayList<>();
    private final Optional<Mailing> mailing;
    private final Optional<String> synthetic;

    @Inject
    public Channels(NotifyConfig config) {
        Optional<Mailing> mail = Optional.empty();
        String noMail = "";
        try {
            mail = Optional.of(Mailing.of(config.smtp()));
        } catch (IllegalArgumentException e) {
            noMail = String.valueOf(e.getMessage());
        }
        mailing = mail;
        for (Map.Entry<String, NotifyConfig.Channel> each : config.channels().entrySet()) {
            read(each.getKey(), each.getValue(), config.allowPrivate(), noMail);
        }
        working.sort(Comparator.comparing(Channel::name));
        broken.sort(Comparator.comparing(Channel.Broken::name));
        synthetic = config.syntheticChannel().or(this::leastGrave).filter(n -> !NONE.equals(n));
    }

    /// Whoever is woken only by what is grave is not told every day that nothing happened. Where no
    /// channel works, one of those that do not: that it is not told shall be noticed.
    private Optional<String> leastGrave() {
        return working.stream()
                .min(Comparator.comparing(channel -> channel.route().minSeverity()))
                .map(Channel::name)
                .or(() -> broken.stream().map(Channel.Broken::name).findFirst());
    }

    private void read(
            String name, NotifyConfig.Channel config, boolean allowPrivate, String noMail) {
        try {
            Channel channel = ChannelReading.read(name, config, allowPrivate);
            if (channel.target() instanceof Target.MailBoxes && mailing.isEmpty()) {
                throw new IllegalArgumentException(noMail);
            }
            working.add(channel);
        } catch (IllegalArgumentException e) {
            broken.add(
                    new Channel.Broken(
                            Text.shown(name), Text.shown(String.valueOf(e.getMessage()))));
        }
    }

    void tell(@Observes StartupEvent started) {
        broken.forEach(b -> LOG.errorf("channel %s tells nothing: %s", b.name(), b.problem()));
        working.forEach(c -> LOG.infof("channel %s tells %s", c.name(), c.target().kind()));
    }

    public List<Channel> working() {
        return List.copyOf(working);
    }

    public List<Channel.Broken> broken() {
        return List.copyOf(broken);
    }

    /// Whether somebody is to be told of alerts, though it may be configured wrongly.
    public boolean configured() {
        return !working.isEmpty() || !broken.isEmpty();
    }

    /// The channel that is told of the collector's synthetic events.
    public Optional<String> synthetic() {
        return synthetic;
    }

    public Optional<Channel> named(String name) {
        return working.stream().filter(channel -> channel.name().equals(name)).findFirst();
    }

    /// The mail server; there is one when a channel of mail works.
    public Optional<Mailing> mailing() {
        return mailing;
    }
}
