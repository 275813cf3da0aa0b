package dev.attest.collector.inventory;

import dev.attest.collector.inventory.reading.Facet;
import dev.attest.collector.inventory.reading.KeyReading;
import dev.attest.events.inventory.AccessKey;
import dev.attest.events.inventory.Credentials;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a principal signs in, out of what the credential report and the listing of access keys say.
/// Which keys exist is told by the newer of the two; the other only adds what it alone knows: the
/// report the slot and the last use, the listing the id.
final class MergeCredentials {

    private static final Duration SAME = Duration.ofSeconds(2);

    private MergeCredentials() {}

    /// A facet and when it was observed.
    record Seen(Facet facet, Instant observedAt) {}

    static Credentials of(@Nullable Seen report, @Nullable Seen listing) {
        Facet told = report == null ? null : report.facet();
        return new Credentials(
                told == null ? null : told.consolePassword(),
                told == null ? null : told.passwordLastUsed(),
                told == null ? null : told.mfa(),
                report != null || listing != null,
                keys(report, listing));
    }

    private static List<AccessKey> keys(@Nullable Seen report, @Nullable Seen listing) {
        List<KeyReading> reported = keysOf(report);
        List<KeyReading> listed = keysOf(listing);
        if (report == null || listing == null) {
            return (report == null ? listed : reported)
                    .stream().map(MergeCredentials::key).toList();
        }
        boolean reportLeads = report.observedAt().isAfter(listing.observedAt());
        List<KeyReading> leading = reportLeads ? reported : listed;
        List<KeyReading> other = new ArrayList<>(reportLeads ? listed : reported);
        boolean inOrder = leading.size() == other.size();
        List<AccessKey> merged = new ArrayList<>();
        for (KeyReading key : leading) {
            KeyReading match = match(key, other, inOrder);
            if (match != null) {
                other.remove(match);
            }
            merged.add(merge(key, match));
        }
        return merged;
    }

    private static List<KeyReading> keysOf(@Nullable Seen seen) {
        List<KeyReading> keys = seen == null ? null : seen.facet().accessKeys();
        return keys == null ? List.of() : keys;
    }

    /// The same key in the other source: made at the same moment, or the only one that is left.
    private static @Nullable KeyReading match(
            KeyReading key, List<KeyReading> other, boolean inOrder) {
        for (KeyReading candidate : other) {
            if (sameMoment(key.created(), candidate.created())) {
                return candidate;
            }
        }
        return inOrder && other.size() == 1 ? other.getFirst() : null;
    }

    private static boolean sameMoment(@Nullable Instant a, @Nullable Instant b) {
        return a != null && b != null && Duration.between(a, b).abs().compareTo(SAME) <= 0;
    }

    private static AccessKey merge(KeyReading key, @Nullable KeyReading match) {
        if (match == null) {
            return key(key);
        }
        KeyReading use = key.lastUsedKnown() ? key : match;
        return new AccessKey(
                Math.max(key.slot(), match.slot()),
                key.accessKeyId() != null ? key.accessKeyId() : match.accessKeyId(),
                key.active(),
                key.created() != null ? key.created() : match.created(),
                use.lastUsed(),
                use.lastUsedKnown());
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
