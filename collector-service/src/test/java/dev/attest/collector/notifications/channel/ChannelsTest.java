package dev.attest.collector.notifications.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.events.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChannelsTest {

    private static final String TOKEN = "T0KEN-nobody-may-read";

    @Test
    void shouldReadAChannelOfEveryKind() {
        // When
        Channels channels =
                channels(
                        "smtp.host", "mail.example",
                        "smtp.from", "attest@meridian.example",
                        "channels.topic.kind", "sns",
                        "channels.topic.topic", "arn:aws:sns:eu-central-1:111122223333:alerts",
                        "channels.desk.kind", "mail",
                        "channels.desk.to", "soc@meridian.example,lead@meridian.example",
                        "channels.hook.kind", "webhook",
                        "channels.hook.url", "https://hook.example/" + TOKEN,
                        "channels.hook.secret", ChannelFixture.SECRET,
                        "channels.chat.kind", "slack",
                        "channels.chat.url", "https://hooks.slack.example/services/" + TOKEN,
                        "channels.team.kind", "teams",
                        "channels.team.url", "https://teams.example/?sig=" + TOKEN,
                        "channels.team.min-severity", "medium",
                        "channels.team.digest", "PT1H",
                        "channels.team.quiet-hours", "22:00-07:00",
                        "channels.team.quiet-zone", "Europe/Berlin");

        // Then
        assertThat(channels.broken()).isEmpty();
        assertThat(channels.working())
                .extracting(Channel::name)
                .containsExactly("chat", "desk", "hook", "team", "topic");
        assertThat(channels.working())
                .extracting(c -> c.target().shown())
                .containsExactly(
                        "https://hooks.slack.example",
                        "soc@meridian.example, lead@meridian.example",
                        "https://hook.example",
                        "https://teams.example",
                        "arn:aws:sns:eu-central-1:111122223333:alerts");
        assertThat(channels.working().get(3).route().minSeverity()).isEqualTo(Severity.MEDIUM);
        assertThat(channels.working().toString())
                .doesNotContain(TOKEN)
                .doesNotContain(ChannelFixture.SECRET);
    }

    @Test
    void shouldSayWhatIsWrongWithAChannelAndGoOnWithTheOthers() {
        // When
        Channels channels =
                channels(
                        "channels.good.kind", "slack",
                        "channels.good.url", "https://hooks.slack.example/services/" + TOKEN,
                        "channels.a.kind", "pager",
                        "channels.b.kind", "webhook",
                        "channels.b.url", "http://hook.example/" + TOKEN,
                        "channels.c.kind", "webhook",
                        "channels.c.url", "https://hook.example/" + TOKEN,
                        "channels.d.kind", "mail",
                        "channels.d.to", "soc@meridian.example",
                        "channels.e.kind", "sns",
                        "channels.e.topic", "arn:aws:sqs:eu-central-1:111122223333:alerts",
                        "channels.f.kind", "slack",
                        "channels.f.url", "https://me:" + TOKEN + "@hook.example/",
                        "channels.g.kind", "slack",
                        "channels.g.url", "https://hook.example/ " + TOKEN,
                        "channels.h.kind", "slack",
                        "channels.h.url-file", "/nowhere/at/all",
                        "channels.i.kind", "slack",
                        "channels.i.url", "https://hook.example/",
                        "channels.i.quiet-hours", "late");

        // Then
        assertThat(channels.working()).extracting(Channel::name).containsExactly("good");
        assertThat(channels.broken())
                .extracting(Channel.Broken::problem)
                .containsExactly(
                        "attest.notify.channels.a.kind is 'pager', not sns, mail, webhook, slack or"
                                + " teams",
                        "attest.notify.channels.b.url is not an https address without a user",
                        "attest.notify.channels.c.secret is missing",
                        "attest.notify.smtp.host is missing",
                        "attest.notify.channels.e.topic is not the ARN of a topic",
                        "attest.notify.channels.f.url is not an https address without a user",
                        "attest.notify.channels.g.url is not an address",
                        "attest.notify.channels.h.url-file cannot be read: NoSuchFileException",
                        "attest.notify.channels.i.quiet-hours is 'late', not hours such as"
                                + " 22:00-07:00");
    }

    @Test
    void shouldNeverSendAPasswordInClear() {
        // When
        Channels channels =
                channels(
                        "smtp.host", "mail.example",
                        "smtp.from", "attest@meridian.example",
                        "smtp.security", "none",
                        "smtp.user", "attest",
                        "smtp.password", TOKEN,
                        "channels.desk.kind", "mail",
                        "channels.desk.to", "soc@meridian.example");

        // Then
        assertThat(channels.broken())
                .containsExactly(
                        new Channel.Broken(
                                "desk",
                                "attest.notify.smtp.security is none: the password would go in"
                                        + " clear"));
    }

    @Test
    void shouldTakeWhatItsFiltersLetThrough() {
        // Given
        Channels channels =
                channels(
                        "channels.chat.kind", "slack",
                        "channels.chat.url", "https://hooks.slack.example/x",
                        "channels.chat.rules", "root-*,user-created",
                        "channels.chat.accounts", "111122223333");
        Route route = channels.working().getFirst().route();

        // When, Then
        assertThat(route.takes(Severity.HIGH, "root-console-login", "111122223333")).isTrue();
        assertThat(route.takes(Severity.HIGH, "user-created", "111122223333")).isTrue();
        assertThat(route.takes(Severity.HIGH, "user-created-not", "111122223333")).isFalse();
        assertThat(route.takes(Severity.MEDIUM, "user-created", "111122223333")).isFalse();
        assertThat(route.takes(Severity.HIGH, "user-created", "444455556666")).isFalse();
    }

    @Test
    void shouldTellOfSyntheticEventsWhomTheyDisturbLeast() {
        // Given
        List<String> three =
                List.of(
                        "channels.pager.kind", "slack",
                        "channels.pager.url", "https://hook.example/pager",
                        "channels.pager.min-severity", "CRITICAL",
                        "channels.b.kind", "slack",
                        "channels.b.url", "https://hook.example/b",
                        "channels.a.kind", "pager");

        // When, Then
        assertThat(channels(with(three)).synthetic()).contains("b");
        assertThat(channels(with(three, "synthetic-channel", "pager")).synthetic())
                .contains("pager");
        assertThat(channels(with(three, "synthetic-channel", "none")).synthetic()).isEmpty();
        assertThat(channels("channels.a.kind", "pager").synthetic()).contains("a");
        assertThat(channels().synthetic()).isEmpty();
    }

    private static String[] with(List<String> settings, String... more) {
        return Stream.concat(settings.stream(), Stream.of(more)).toArray(String[]::new);
    }

    private static Channels channels(String... settings) {
        Map<String, String> all = new HashMap<>();
        List<String> pairs = List.of(settings);
        for (int i = 0; i < pairs.size(); i += 2) {
            all.put(pairs.get(i), pairs.get(i + 1));
        }
        return new Channels(ChannelFixture.config(all));
    }
}
