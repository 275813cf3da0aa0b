package dev.attest.collector.trailfiles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.collector.aws.AwsFault;
import dev.attest.collector.trailfiles.coverage.DigestKeys;
import dev.attest.traildigest.PublicKeys;
import dev.attest.traildigest.UnreadableDigestException;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.PublicKey;

/// The keys that a trail's digests are signed for.
final class TrailKeys {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration MARGIN = Duration.ofDays(1);

    private TrailKeys() {}

    /// From a file of what `aws cloudtrail list-public-keys` prints. One that cannot be read is
    /// trouble, and no signature is checked.
    static DigestKeys ofFile(Path file, RunLedger ledger) {
        return (region, from, until, needed) -> {
            try {
                JsonNode printed = JSON.readTree(Files.readAllBytes(file));
                return PublicKeys.read(printed);
            } catch (UnreadableDigestException | IOException e) {
                ledger.trouble("the public keys in " + file + ": " + e.getMessage());
                return PublicKeys.none();
            }
        };
    }

    static DigestKeys none() {
        return (region, from, until, needed) -> PublicKeys.none();
    }

    /// What AWS told for trails that were collected. There may be others: a signature for one of
    /// those is not checked.
    static DigestKeys known(Pool pool) {
        return (region, from, until, needed) -> {
            try {
                return PublicKeys.some(known(pool, region));
            } catch (UnreadableDigestException e) {
                return PublicKeys.none();
            }
        };
    }

    private static Map<String, String> known(Pool pool, String region) {
        Map<String, String> keys = new HashMap<>();
        pool.preparedQuery("select fingerprint, public_key from trail_key where region = $1")
                .executeAndAwait(Tuple.of(region))
                .forEach(row -> keys.put(row.getString(0), row.getString(1)));
        return keys;
    }

    /// From AWS. What it told once is kept: it lists keys for a time only.
    ///
    /// @param clients makes a client of a region; the caller closes it
    record OfAws(
            Pool pool,
            AwsCalls calls,
            Function<String, CloudTrailClient> clients,
            RunLedger ledger,
            Clock clock)
            implements DigestKeys {

        @Override
        public PublicKeys of(String region, Instant from, Instant until, Set<String> needed) {
            Map<String, String> known = known(pool, region);
            try {
                if (!known.keySet().containsAll(needed)) {
                    keep(region, asked(region, from.minus(MARGIN), untilNow(until)));
                    known = known(pool, region);
                }
                return PublicKeys.all(known);
            } catch (SdkException e) {
                ledger.trouble(
                        "the signatures of digests of %s cannot be checked: %s"
                                .formatted(region, AwsFault.words(e)));
            } catch (UnreadableDigestException e) {
                ledger.trouble("the public keys of " + region + ": " + e.getMessage());
            }
            return PublicKeys.none();
        }

        /// Digests of late logs are signed for the key of the day that wrote them, whatever time
        /// they tell of.
        ///
        /// Source: CloudTrail User Guide, "CloudTrail digest file structure".
        private Instant untilNow(Instant until) {
            Instant now = clock.instant();
            return until.isAfter(now) ? until : now;
        }

        private List<PublicKey> asked(String region, Instant from, Instant until) {
            try (CloudTrailClient client = clients.apply(region)) {
                return calls.call(() ->
                        client
                                .listPublicKeysPaginator(r -> r.startTime(from).endTime(until))
                                .publicKeyList()
                                .stream()
                                .toList());
            }
        }

        private void keep(String region, List<PublicKey> keys) {
            OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
            for (PublicKey key : keys) {
                pool.preparedQuery(
                                "insert into trail_key (region, fingerprint, public_key, listed_at)"
                                        + " values ($1, $2, $3, $4) on conflict do nothing")
                        .executeAndAwait(
                                Tuple.of(
                                        region,
                                        key.fingerprint(),
                                        Base64.getEncoder()
                                                .encodeToString(key.value().asByteArray()),
                                        now));
            }
        }
    }
}
