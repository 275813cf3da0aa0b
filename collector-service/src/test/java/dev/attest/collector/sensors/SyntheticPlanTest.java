package dev.attest.collector.sensors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.collector.notifications.channel.ChannelFixture;
import dev.attest.collector.notifications.channel.Channels;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SyntheticPlanTest {

    private static final Map<String, String> CHAT =
            Map.of("channels.chat.kind", "slack", "channels.chat.url", "https://hook.example/x");

    @Test
    void shouldSendOneADayWhereSomebodyIsTold() {
        assertThat(plan(Optional.empty(), CHAT).every()).contains(Duration.ofDays(1));
        assertThat(plan(Optional.empty(), Map.of("channels.chat.kind", "pager")).every())
                .contains(Duration.ofDays(1));
    }

    @Test
    void shouldSendNoneWhereNobodyIsToldUnlessAsked() {
        assertThat(plan(Optional.empty(), Map.of()).every()).isEmpty();
        assertThat(plan(Optional.of(Duration.ofHours(6)), Map.of()).every())
                .contains(Duration.ofHours(6));
    }

    @Test
    void shouldSendNoneWhenToldSo() {
        assertThat(plan(Optional.of(Duration.ZERO), CHAT).every()).isEmpty();
    }

    private static SyntheticPlan plan(Optional<Duration> every, Map<String, String> channels) {
        return new SyntheticPlan(every, new Channels(ChannelFixture.config(channels)));
    }
}
