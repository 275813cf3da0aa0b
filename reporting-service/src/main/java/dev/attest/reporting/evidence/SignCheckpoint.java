package dev.attest.reporting.evidence;

import dev.attest.events.EventEnvelope;
import dev.attest.events.evidence.CheckpointSigned;
import dev.attest.events.evidence.EvidenceRecorded;
import dev.attest.outbox.Envelopes;
import dev.attest.outbox.ReactiveOutbox;
import dev.attest.proof.Checkpoint;
import dev.attest.proof.ConsistencyProof;
import dev.attest.proof.Hash;
import dev.attest.proof.TileTree;
import dev.attest.reporting.platform.Await;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Signs the log's present size when it grew. The order of steps makes a crash harmless: tiles
/// first, then the checkpoint's row with its events, then the checkpoint beside the tiles; each
/// step repeated gives the same result, since Ed25519 signs the same text the same way.
@ApplicationScoped
public class SignCheckpoint {

    private static final int BATCH = 1_000;

    private final EvidenceLog log;
    private final Checkpoints checkpoints;
    private final EvidenceTiles tiles;
    private final LogKey key;
    private final LogCondition condition;
    private final ReactiveOutbox outbox;
    private final Envelopes envelopes;
    private final Clock clock;

    SignCheckpoint(
            EvidenceLog log,
            Checkpoints checkpoints,
            EvidenceTiles tiles,
            LogKey key,
            LogCondition condition,
            ReactiveOutbox outbox,
            Envelopes envelopes,
            Clock clock) {
        this.log = log;
        this.checkpoints = checkpoints;
        this.tiles = tiles;
        this.key = key;
        this.condition = condition;
        this.outbox = outbox;
        this.envelopes = envelopes;
        this.clock = clock;
    }

    /// The end of the log and what was signed last, at one moment.
    private record Present(LogHead head, @Nullable SignedCheckpoint latest) {}

    /// Signs if the log grew since the last checkpoint. Blocking.
    ///
    /// @return the latest checkpoint
    /// @throws LogDamagedException when the log contradicts what was signed before
    public synchronized SignedCheckpoint sign() {
        try {
            Present present = confirmed();
            LogHead head = present.head();
            SignedCheckpoint latest = present.latest();
            if (latest != null && latest.treeSize == head.size) {
                return latest;
            }
            SignedCheckpoint signed = signed(head);
            announce(head.size);
            SignedCheckpoint kept = Await.writing(session -> keep(session, signed));
            tiles.publish(kept.note);
            return kept;
        } catch (LogDamagedException e) {
            condition.damaged(e);
            throw e;
        }
    }

    /// Looks whether the log continues what was signed and published, without signing. Blocking.
    ///
    /// @throws LogDamagedException when it does not
    public void confirm() {
        try {
            confirmed();
        } catch (LogDamagedException e) {
            condition.damaged(e);
            throw e;
        }
    }

    private Present confirmed() {
        // before the database: another replica may publish a longer one in between
        Optional<Checkpoint> published = tiles.published();
        Present present = Await.reading(this::present);
        LogHead head = present.head();
        TileTree tree = tiles.upTo(head.tree());
        published.ifPresent(before -> compare(before, head, tree));
        Optional.ofNullable(present.latest())
                .ifPresent(latest -> compare(opened(latest), head, tree));
        return present;
    }

    private Uni<Present> present(Mutiny.Session session) {
        return checkpoints
                .latest(session)
                .chain(latest -> log.head(session).map(head -> new Present(head, latest)));
    }

    private Checkpoint opened(SignedCheckpoint latest) {
        try {
            return Checkpoint.open(latest.note, key.verifier());
        } catch (IllegalArgumentException e) {
            throw new LogDamagedException(
                    "the last checkpoint was not signed with this log's key "
                            + key.verifier().keyId());
        }
    }

    /// Whatever was signed must still be the beginning of the log.
    private static void compare(Checkpoint before, LogHead head, TileTree tree) {
        if (before.size() > head.size) {
            throw new LogDamagedException(
                    "%d entries were signed, the database holds %d"
                            .formatted(before.size(), head.size));
        }
        try {
            ConsistencyProof growth = tree.consistency(before.size(), head.size);
            if (!growth.proves(before.root(), head.tree().root())) {
                throw new LogDamagedException(
                        "the first %d entries are not those that were signed"
                                .formatted(before.size()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the tiles of the evidence log cannot be read", e);
        }
    }

    private SignedCheckpoint signed(LogHead head) {
        Hash root = head.tree().root();
        SignedCheckpoint signed = new SignedCheckpoint();
        signed.treeSize = head.size;
        signed.root = root.bytes();
        signed.note =
                new Checkpoint(key.verifier().name(), head.size, root).signedBy(key.signing());
        signed.signedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return signed;
    }

    /// Tells outside readers of the entries that this checkpoint covers, a batch a transaction.
    private void announce(long until) {
        boolean more = true;
        while (more) {
            more = Await.writing(session -> announceBatch(session, until));
        }
    }

    private Uni<Boolean> announceBatch(Mutiny.Session session, long until) {
        return log.locked(session).chain(head -> announceFrom(session, head, until));
    }

    private Uni<Boolean> announceFrom(Mutiny.Session session, LogHead head, long until) {
        long from = head.announced;
        long to = Math.min(until, from + BATCH);
        if (to <= from) {
            return Uni.createFrom().item(false);
        }
        return log.range(session, from, to)
                .map(entries -> entries.stream().map(this::recorded).toList())
                .chain(events -> outbox.append(session, events))
                .invoke(() -> head.announced = to)
                .replaceWith(to < until);
    }

    private EventEnvelope<EvidenceRecorded> recorded(LogEntry entry) {
        return envelopes.of(
                new EvidenceRecorded(
                        entry.position,
                        entry.kind,
                        Hash.of(entry.leafHash).hex(),
                        entry.recordedAt));
    }

    private Uni<SignedCheckpoint> keep(Mutiny.Session session, SignedCheckpoint signed) {
        Instant at = signed.signedAt;
        String root = Hash.of(signed.root).hex();
        CheckpointSigned event =
                new CheckpointSigned(key.verifier().name(), signed.treeSize, root, signed.note, at);
        return checkpoints
                .keep(session, signed)
                .chain(fresh ->
                        fresh
                                ? outbox.append(session, List.of(envelopes.of(event)))
                                : Uni.createFrom().voidItem())
                .replaceWith(signed);
    }
}
