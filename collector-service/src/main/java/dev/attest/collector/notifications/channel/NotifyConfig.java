package dev.attest.collector.notifications.channel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who is told of alerts, and how hard it is tried.
@ConfigMapping(prefix = "attest.notify")
public interface NotifyConfig {

    /// The channels by name: 1 to 40 of a-z, 0-9 and -. One that is wrong is told of, and the
    /// others go on.
    Map<String, Channel> channels();

    /// Events that are older when they are learnt of are counted in a digest and not told one by
    /// one: whoever reads in a year of files wants no year of messages.
    @WithDefault("72h")
    Duration maxAge();

    /// How long such events are gathered.
    @WithDefault("1h")
    Duration backlogDigest();

    /// The channel that is told of the collector's synthetic events, whatever else it is told of;
    /// no other is. `none`: none is. If it is not set: the channel that is told of the least grave
    /// alerts anyway.
    Optional<String> syntheticChannel();

    /// Whether a channel may lie at an address that is not public, and without TLS.
    @WithDefault("false")
    boolean allowPrivate();

    /// How often a message is tried before it counts as dead.
    @WithDefault("10")
    int attempts();

    /// The pause after the first failure; it doubles with each.
    @WithDefault("30s")
    Duration firstPause();

    @WithDefault("1h")
    Duration longestPause();

    /// How long a channel without work waits before it looks again.
    @WithDefault("1s")
    Duration pause();

    @WithDefault("10s")
    Duration connectTimeout();

    /// How long a channel may stay silent.
    @WithDefault("10s")
    Duration readTimeout();

    /// How long one attempt may take in all, with the look-up of the name.
    @WithDefault("30s")
    Duration totalTimeout();

    /// The mail server that the mail channels share.
    Smtp smtp();

    interface Smtp {
        Optional<String> host();

        @WithDefault("587")
        int port();

        /// `starttls`, `tls` (from the first byte) or `none`.
        @WithDefault("starttls")
        String security();

        Optional<String> user();

        Optional<String> password();

        Optional<Path> passwordFile();

        /// The address that mails come from.
        Optional<String> from();
    }

    /// A channel as it is written, checked by [ChannelReading].
    interface Channel {
        /// `sns`, `mail`, `webhook`, `slack` or `teams`.
        Optional<String> kind();

        /// The ARN of a topic.
        Optional<String> topic();

        /// Addresses of mail.
        Optional<List<String>> to();

        /// Where a webhook, Slack or Teams takes messages. Whoever knows it may send there: better
        /// a file.
        Optional<String> url();

        Optional<Path> urlFile();

        /// What a webhook's messages are signed with.
        Optional<String> secret();

        Optional<Path> secretFile();

        /// The lowest severity that is told.
        @WithDefault("HIGH")
        String minSeverity();

        /// Only these rules; a star at the end stands for any text.
        Optional<List<String>> rules();

        /// Only these accounts.
        Optional<List<String>> accounts();

        /// Such as `22:00-07:00`.
        Optional<String> quietHours();

        @WithDefault("UTC")
        String quietZone();

        /// From this severity on quiet hours do not count.
        @WithDefault("CRITICAL")
        String quietBreak();

        /// Gathers everything for so long into one message, such as `PT1H`; `none` tells at once.
        @WithDefault("none")
        String digest();

        /// Messages a minute, over all replicas.
        @WithDefault("30")
        String rate();
    }
}
