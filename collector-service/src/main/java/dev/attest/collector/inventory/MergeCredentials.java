package dev.attest.collector.inventory;

import dev.attest.collector.inventory.reading.Facet;
import dev.attest.collector.inventory.reading.KeyReading;
import dev.attest.events.inventory.AccessKey;
import dev.attest.events.inventory.Credentials;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How a principal signs in, out of what the credential report and the listing of access keys say.
/// Which keys exist, and whether they are active, is told by the newer of the two; but a listing
/// that is incomplete or does not name the user takes away no key that the report shows. What a key
/// is (its id and when it was made) is told by the listing, whichever is newer: the report's date
/// moves whenever a key is changed, so that it alone identifies nothing.
final class MergeCredentials {

    private MergeCredentials() {}

    /// A facet and when it was observed.
    ///
    /// @param complete whether the file said all there is
    record Seen(Facet facet, Instant observedAt, boolean complete) {}

    /// @param before the keys as they were told last
    static Credentials of(@Nullable Seen report, @Nullable Seen listing, List<AccessKey> before) {
        Facet told = report == null ? null : report.facet();
        return new Credentials(
                told == null ? null : told.consolePassword(),
                told == null ? null : told.passwordLastUsed(),
                told == null ? null : told.mfa(),
                report != null || listing != null,
                keys(report, listing, before));
    }

    private static List<AccessKey> keys(
            @Nullable Seen report, @Nullable Seen listing, List<AccessKey> before) {
        List<KeyReading> reported = keysOf(report);
        List<KeyReading> listed = keysOf(listing);
        if (listing == null) {
            return reported.stream().map(key -> reported(key, before)).toList();
        }
        if (report == null) {
            return listed.stream().map(MergeCredentials::key).toList();
        }
        MatchKeys match = new MatchKeys(reported, listed, before);
        if (report.observedAt().isAfter(listing.observedAt())) {
            return reported.stream().map(key -> merged(key, match.listed(key), key)).toList();
        }
        // Of one moment, neither takes away what the other shows: the report may be the proof.
        boolean later = listing.observedAt().isAfter(report.observedAt());
        Stream<KeyReading> more =
                later && provesAbsence(listing) ? Stream.of() : match.onlyReported().stream();
        return Stream.concat(
                        listed.stream().map(key -> merged(match.reported(key), key, key)),
                        more.map(MergeCredentials::key))
                .toList();
    }

    /// Whether a listing says which keys its user does not have. AWS lists the keys of one user at
    /// a time: a file that does not name a user may just be of others.
    static boolean provesAbsence(Seen listing) {
        return listing.complete() && !keysOf(listing).isEmpty();
    }

    static List<KeyReading> keysOf(@Nullable Seen seen) {
        List<KeyReading> keys = seen == null ? null : seen.facet().accessKeys();
        return keys == null ? List.of() : keys;
    }

    /// @param leading the one of the two that says whether the key is active
    private static AccessKey merged(
            @Nullable KeyReading reported, @Nullable KeyReading listed, KeyReading leading) {
        if (reported == null || listed == null) {
            return key(leading);
        }
        return new AccessKey(
                reported.slot(),
                listed.accessKeyId(),
                leading.active(),
                listed.created() != null ? listed.created() : reported.created(),
                reported.lastUsed(),
                reported.lastUsedKnown());
    }

    /// Only the report is known. That a key is now inactive moved its date: it is the same key.
    private static AccessKey reported(KeyReading key, List<AccessKey> before) {
        Instant created = key.created();
        for (AccessKey known : before) {
            Instant was = known.created();
            if (known.slot() == key.slot() && !key.active() && was != null) {
                created = created == null || was.isBefore(created) ? was : created;
            }
        }
        return new AccessKey(
                key.slot(),
                key.accessKeyId(),
                key.active(),
                created,
                key.lastUsed(),
                key.lastUsedKnown());
    }

    private static AccessKey key(KeyReading key) {
        return new AccessKey(
                key.slot(),
                key.accessKeyId(),
                key.active(),
                key.created(),
                key.lastUsed(),
                key.lastUsedKnown());
    }
}
