package dev.attest.collector.notifications.channel;

import dev.attest.collector.notifications.channel.Target.Address;
import dev.attest.events.Severity;
import io.quarkus.runtime.configuration.DurationConverter;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a channel as it is written. What is wrong with it is said without its secrets.
final class ChannelReading {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Pattern TOPIC =
            Pattern.compile(
                    "arn:aws[a-z-]*:sns:([a-z0-9-]{4,30}):\\d{12}:[A-Za-z0-9_-]{1,256}(\\.fifo)?");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final int SHORTEST_SECRET = 16;
    private static final int MOST_RECIPIENTS = 50;
    private static final int MOST_RATE = 10_000;
    private static final Duration LONGEST_DIGEST = Duration.ofDays(7);

    private final String name;
    private final NotifyConfig.Channel config;
    private final boolean allowPrivate;

    private ChannelReading(String name, NotifyConfig.Channel config, boolean allowPrivate) {
        this.name = name;
        this.config = config;
        this.allowPrivate = allowPrivate;
    }

    /// @throws IllegalArgumentException with what is wrong
    static Channel read(String name, NotifyConfig.Channel config, boolean allowPrivate) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("its name is not 1 to 40 of a-z, 0-9 and -");
        }
        var reading = new ChannelReading(name, config, allowPrivate);
        return new Channel(name, reading.target(), reading.route());
    }

    private Target target() {
        String kind = config.kind().orElseThrow(() -> missing("kind"));
        return switch (kind) {
            case "sns" -> topic(config.topic().orElseThrow(() -> missing("topic")));
            case "mail" -> mailBoxes(config.to().orElseThrow(() -> missing("to")));
            case "webhook" -> new Target.Webhook(address(), secret());
            case "slack" -> new Target.Slack(address());
            case "teams" -> new Target.Teams(address());
            default ->
                    throw new IllegalArgumentException(
                            at("kind")
                                    + " is '"
                                    + kind
                                    + "', not sns, mail, webhook, slack or teams");
        };
    }

    private Target topic(String arn) {
        Matcher topic = TOPIC.matcher(arn);
        if (!topic.matches()) {
            throw new IllegalArgumentException(at("topic") + " is not the ARN of a topic");
        }
        return new Target.Topic(arn, topic.group(1));
    }

    private Target mailBoxes(List<String> to) {
        if (to.size() > MOST_RECIPIENTS) {
            throw new IllegalArgumentException(
                    at("to") + " names more than " + MOST_RECIPIENTS + " addresses");
        }
        return new Target.MailBoxes(
                to.stream().map(each -> MailAddress.checked(at("to"), each.strip())).toList());
    }

    private Address address() {
        String url =
                Secret.of(at("url"), config.url(), config.urlFile())
                        .orElseThrow(() -> missing("url"))
                        .reveal();
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme();
            boolean safe = scheme.equals("https") || allowPrivate && scheme.equals("http");
            if (!safe || uri.getHost() == null || uri.getRawUserInfo() != null) {
                throw new IllegalArgumentException(
                        at("url") + " is not an https address without a user");
            }
            return new Address(uri);
        } catch (URISyntaxException _) {
            // What the exception says holds the address.
            throw new IllegalArgumentException(at("url") + " is not an address");
        }
    }

    private Secret secret() {
        Secret secret =
                Secret.of(at("secret"), config.secret(), config.secretFile())
                        .orElseThrow(() -> missing("secret"));
        if (secret.reveal().length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException(
                    at("secret") + " has less than " + SHORTEST_SECRET + " characters");
        }
        return secret;
    }

    private Route route() {
        List<String> accounts = config.accounts().orElse(List.of());
        accounts.stream()
                .filter(account -> !ACCOUNT.matcher(account).matches())
                .findFirst()
                .ifPresent(account -> {
                    throw wrong("accounts", account, "accounts of 12 digits");
                });
        return new Route(
                severity("min-severity", config.minSeverity()),
                config.rules().orElse(List.of()),
                Set.copyOf(accounts),
                quiet(),
                digest(),
                rate());
    }

    private int rate() {
        try {
            int rate = Integer.parseInt(config.rate());
            if (rate >= 1 && rate <= MOST_RATE) {
                return rate;
            }
        } catch (NumberFormatException _) {
            // told below
        }
        throw wrong("rate", config.rate(), "1 to " + MOST_RATE);
    }

    private Severity severity(String setting, String value) {
        try {
            return Severity.valueOf(value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw wrong(setting, value, "a severity");
        }
    }

    private Optional<QuietHours> quiet() {
        Severity breaks = severity("quiet-break", config.quietBreak());
        ZoneId zone;
        try {
            zone = ZoneId.of(config.quietZone());
        } catch (DateTimeException _) {
            throw wrong("quiet-zone", config.quietZone(), "a zone such as Europe/Berlin");
        }
        return config.quietHours()
                .map(text -> {
                    try {
                        return QuietHours.parse(text, zone, breaks);
                    } catch (DateTimeException | IllegalArgumentException _) {
                        throw wrong("quiet-hours", text, "hours such as 22:00-07:00");
                    }
                });
    }

    private Optional<Duration> digest() {
        String text = config.digest();
        if (text.equals("none")) {
            return Optional.empty();
        }
        try {
            Duration length = DurationConverter.parseDuration(text);
            if (length.compareTo(Duration.ofMinutes(1)) >= 0
                    && length.compareTo(LONGEST_DIGEST) <= 0) {
                return Optional.of(length);
            }
        } catch (IllegalArgumentException | DateTimeException _) {
            // told below
        }
        throw wrong("digest", text, "none, or a minute to seven days, such as PT1H");
    }

    private String at(String setting) {
        return "attest.notify.channels." + name + "." + setting;
    }

    private IllegalArgumentException missing(String setting) {
        return new IllegalArgumentException(at(setting) + " is missing");
    }

    private IllegalArgumentException wrong(String setting, String value, String wanted) {
        return new IllegalArgumentException(
                "%s is '%s', not %s".formatted(at(setting), value, wanted));
    }
}
