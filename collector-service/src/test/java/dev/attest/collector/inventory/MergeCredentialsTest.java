package dev.attest.collector.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.collector.inventory.MergeCredentials.Seen;
import dev.attest.collector.inventory.reading.Facet;
import dev.attest.collector.inventory.reading.KeyReading;
import dev.attest.events.inventory.AccessKey;
import dev.attest.events.inventory.Credentials;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
        var credentials = of(report(EARLIER, REPORTED), listing(EARLIER, listed));

        // Then
        assertThat(credentials.accessKeys())
                .containsExactly(new AccessKey(1, "AKIA1", true, CREATED, USED, true));
        assertThat(credentials.accessKeysKnown()).isTrue();
    }

    @Test
    void shouldBelieveTheNewerSourceThatAKeyIsGone() {
        // Given
        KeyReading other = listed("AKIA2", true, USED);

        // When, Then
        assertThat(of(report(EARLIER, REPORTED), listing(LATER, other)).accessKeys())
                .containsExactly(new AccessKey(0, "AKIA2", true, USED, null, false));
        assertThat(of(report(LATER), listing(EARLIER, listed("AKIA1", true, CREATED))).accessKeys())
                .isEmpty();
    }

    @Test
    void shouldKeepWhatTheReportShowsBesideAnIncompleteListing() {
        // Given
        KeyReading second = new KeyReading(2, null, true, USED, null, true);
        Seen part = incomplete(LATER, listed("AKIA1", false, CREATED));

        // When
        var credentials = of(report(EARLIER, REPORTED, second), part);

        // Then
        assertThat(credentials.accessKeys())
                .containsExactly(
                        new AccessKey(1, "AKIA1", false, CREATED, USED, true),
                        new AccessKey(2, null, true, USED, null, true));
    }

    @Test
    void shouldKeepWhatTheReportShowsBesideAListingOfTheSameMoment() {
        // Given
        KeyReading second = new KeyReading(2, null, true, USED, null, true);
        KeyReading listed = listed("AKIA1", true, CREATED);

        // When
        var credentials = of(report(EARLIER, REPORTED, second), listing(EARLIER, listed));

        // Then
        assertThat(credentials.accessKeys())
                .containsExactly(
                        new AccessKey(1, "AKIA1", true, CREATED, USED, true),
                        new AccessKey(2, null, true, USED, null, true));
    }

    @Test
    void shouldKeepWhatTheReportShowsOfAUserWhomNoListingNames() {
        assertThat(of(report(EARLIER, REPORTED), listing(LATER)).accessKeys())
                .containsExactly(new AccessKey(1, null, true, CREATED, USED, true));
        assertThat(of(report(EARLIER, REPORTED), listing(EARLIER)).accessKeys()).hasSize(1);
    }

    @Test
    void shouldNotShowAKeyTwiceThatAnIncompleteListingMayName() {
        // Given
        KeyReading changed = new KeyReading(1, null, false, USED, USED, true);
        KeyReading other = new KeyReading(2, null, true, USED, null, true);
        List<AccessKey> before = List.of(new AccessKey(1, "AKIA1", true, CREATED, null, true));

        // When
        var alone = of(report(EARLIER, changed), incomplete(LATER, listed("AKIA1", true, CREATED)));
        var beside =
                MergeCredentials.of(
                        report(EARLIER, changed, other),
                        incomplete(LATER, listed("AKIA1", true, CREATED)),
                        before);

        // Then
        assertThat(alone.accessKeys()).hasSize(1);
        assertThat(beside.accessKeys()).extracting(AccessKey::slot).containsExactly(1, 2);
    }

    @Test
    void shouldBelieveTheNewerSourceWhetherAKeyIsActive() {
        // When
        var credentials =
                of(report(EARLIER, REPORTED), listing(LATER, listed("AKIA1", false, CREATED)));

        // Then
        assertThat(credentials.accessKeys().getFirst().active()).isFalse();
    }

    @Test
    void shouldSayThatKeysAreUnknownWhenNobodyToldOfThem() {
        // When
        var credentials = of(null, null);

        // Then
        assertThat(credentials.accessKeysKnown()).isFalse();
        assertThat(credentials.mfa()).isNull();
    }

    @Test
    void shouldKeepIdAndCreationOfAKeyThatWasChanged() {
        // Given
        KeyReading changed = new KeyReading(1, null, false, USED, USED, true);
        Seen listing = listing(EARLIER, listed("AKIA1", true, CREATED));

        // When
        var credentials = of(report(LATER, changed), listing);

        // Then
        assertThat(credentials.accessKeys())
                .containsExactly(new AccessKey(1, "AKIA1", false, CREATED, USED, true));
    }

    @Test
    void shouldTellTwoKeysApartByTheSlotsInWhichTheyWereKnown() {
        // Given
        Seen listing =
                listing(EARLIER, listed("AKIA1", true, CREATED), listed("AKIA2", true, CREATED));
        List<AccessKey> before =
                List.of(
                        new AccessKey(2, "AKIA1", true, CREATED, null, true),
                        new AccessKey(1, "AKIA2", true, CREATED, null, true));
        KeyReading changed = new KeyReading(2, null, false, USED, null, true);

        // When
        var credentials = MergeCredentials.of(report(LATER, changed), listing, before);

        // Then
        assertThat(credentials.accessKeys())
                .containsExactly(new AccessKey(2, "AKIA1", false, CREATED, null, true));
    }

    @Test
    void shouldGiveNoIdToAKeyThatCouldBeEither() {
        // Given
        Seen listing =
                listing(EARLIER, listed("AKIA1", true, CREATED), listed("AKIA2", true, CREATED));
        KeyReading changed = new KeyReading(2, null, false, USED, null, true);

        // When
        var credentials = of(report(LATER, changed), listing);

        // Then
        assertThat(credentials.accessKeys())
                .containsExactly(new AccessKey(2, null, false, USED, null, true));
    }

    @Test
    void shouldNotTakeANewKeyInAnotherSlotForTheOldOne() {
        // Given
        List<AccessKey> before = List.of(new AccessKey(1, "AKIA1", true, CREATED, null, true));
        KeyReading second = new KeyReading(2, null, true, USED, null, true);

        // When
        var credentials =
                MergeCredentials.of(
                        report(LATER, second),
                        listing(EARLIER, listed("AKIA1", true, CREATED)),
                        before);

        // Then
        assertThat(credentials.accessKeys())
                .containsExactly(new AccessKey(2, null, true, USED, null, true));
    }

    @Test
    void shouldKeepTheCreationOfAKeyThatOnlyTheReportShowsOnceItIsInactive() {
        // Given
        List<AccessKey> before = List.of(new AccessKey(1, null, true, CREATED, USED, true));

        // When
        var inactive =
                MergeCredentials.of(
                        report(LATER, new KeyReading(1, null, false, USED, USED, true)),
                        null,
                        before);
        var another =
                MergeCredentials.of(
                        report(LATER, new KeyReading(1, null, true, USED, USED, true)),
                        null,
                        before);

        // Then
        assertThat(inactive.accessKeys().getFirst().created()).isEqualTo(CREATED);
        assertThat(another.accessKeys().getFirst().created()).isEqualTo(USED);
    }

    private static Credentials of(@Nullable Seen report, @Nullable Seen listing) {
        return MergeCredentials.of(report, listing, List.of());
    }

    private static KeyReading listed(String id, boolean active, Instant created) {
        return new KeyReading(0, id, active, created, null, false);
    }

    private static Seen report(Instant at, KeyReading... keys) {
        return new Seen(Facet.ofCredentials(null, true, null, true, List.of(keys)), at, true);
    }

    private static Seen incomplete(Instant at, KeyReading... keys) {
        return new Seen(Facet.ofKeys(List.of(keys)), at, false);
    }

    private static Seen listing(Instant at, KeyReading... keys) {
        return new Seen(Facet.ofKeys(List.of(keys)), at, true);
    }
}
