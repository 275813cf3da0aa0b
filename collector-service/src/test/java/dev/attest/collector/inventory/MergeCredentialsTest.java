package dev.attest.collector.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.collector.inventory.MergeCredentials.Seen;
import dev.attest.collector.inventory.reading.Facet;
import dev.attest.collector.inventory.reading.KeyReading;
import dev.attest.events.inventory.AccessKey;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergeCredentialsTest {

    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant USED = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant EARLIER = Instant.parse("2026-04-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2026-04-02T00:00:00Z");
    private static final KeyReading REPORTED = new KeyReading(1, null, true, CREATED, USED, true);

    @Test
    void shouldJoinWhatBothSourcesKnow() {
        // Given
        KeyReading listed = listed("AKIA1", true, CREATED);

        // When
        var credentials = MergeCredentials.of(report(EARLIER, REPORTED), listing(EARLIER, listed));

        // Then
        assertThat(credentials.accessKeys())
                .containsExactly(new AccessKey(1, "AKIA1", true, CREATED, USED, true));
        assertThat(credentials.accessKeysKnown()).isTrue();
    }

    @Test
    void shouldBelieveTheNewerSourceThatAKeyIsGone() {
        assertThat(MergeCredentials.of(report(EARLIER, REPORTED), listing(LATER)).accessKeys())
                .isEmpty();
        assertThat(
                        MergeCredentials.of(
                                        report(LATER),
                                        listing(EARLIER, listed("AKIA1", true, CREATED)))
                                .accessKeys())
                .isEmpty();
    }

    @Test
    void shouldBelieveTheNewerSourceWhetherAKeyIsActive() {
        // When
        var credentials =
                MergeCredentials.of(
                        report(EARLIER, REPORTED), listing(LATER, listed("AKIA1", false, CREATED)));

        // Then
        assertThat(credentials.accessKeys().getFirst().active()).isFalse();
    }

    @Test
    void shouldSayThatKeysAreUnknownWhenNobodyToldOfThem() {
        // When
        var credentials = MergeCredentials.of(null, null);

        // Then
        assertThat(credentials.accessKeysKnown()).isFalse();
        assertThat(credentials.mfa()).isNull();
    }

    private static KeyReading listed(String id, boolean active, Instant created) {
        return new KeyReading(0, id, active, created, null, false);
    }

    private static Seen report(Instant at, KeyReading... keys) {
        return new Seen(Facet.ofCredentials(null, true, null, true, List.of(keys)), at);
    }

    private static Seen listing(Instant at, KeyReading... keys) {
        return new Seen(Facet.ofKeys(List.of(keys)), at);
    }
}
