package dev.attest.reporting.evidence;

import dev.attest.proof.Checkpoint;
import dev.attest.proof.ConsistencyProof;
import dev.attest.proof.InclusionProof;
import dev.attest.proof.TileTree;
import dev.attest.reporting.platform.Await;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Proofs from the log's tiles. Blocking.
@ApplicationScoped
public class EvidenceProofs {

    private final EvidenceLog log;
    private final Checkpoints checkpoints;
    private final EvidenceTiles tiles;
    private final SignCheckpoint sign;
    private final LogKey key;
    private final EntryCheck check;

    EvidenceProofs(
            EvidenceLog log,
            Checkpoints checkpoints,
            EvidenceTiles tiles,
            SignCheckpoint sign,
            LogKey key,
            EntryCheck check) {
        this.log = log;
        this.checkpoints = checkpoints;
        this.tiles = tiles;
        this.sign = sign;
        this.key = key;
        this.check = check;
    }

    /// An entry's place under a signed checkpoint.
    ///
    /// @param entry the canonical JSON of the entry
    /// @param checkpoint the whole signed note
    public record Proven(byte[] entry, InclusionProof inclusion, String checkpoint, String keyId) {}

    /// A proof that never changes for the same entry: under the first checkpoint that covers it,
    /// which is signed now if there is none yet.
    ///
    /// @param index below the log's size
    public Proven first(LogEntry entry) {
        check.checked(List.of(entry));
        SignedCheckpoint covering = covering(entry.position);
        SignedCheckpoint checkpoint = covering == null ? sign.sign() : covering;
        return prove(entry, checkpoint);
    }

    private @Nullable SignedCheckpoint covering(long index) {
        return Await.<@Nullable SignedCheckpoint>reading(
                session -> checkpoints.covering(session, index));
    }

    private Proven prove(LogEntry entry, SignedCheckpoint checkpoint) {
        try {
            InclusionProof inclusion = tree().inclusion(entry.position, checkpoint.treeSize);
            return new Proven(entry.leaf(), inclusion, checkpoint.note, key.verifier().keyId());
        } catch (IOException e) {
            throw new UncheckedIOException("the tiles of the evidence log cannot be read", e);
        }
    }

    /// A proof that the log of size `to` continues the one of size `from`.
    ///
    /// @param to at most the log's size
    public ConsistencyProof growth(long from, long to) {
        try {
            return tree().consistency(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException("the tiles of the evidence log cannot be read", e);
        }
    }

    /// The latest checkpoint, signed now if there is none.
    public SignedCheckpoint latest() {
        SignedCheckpoint latest =
                Await.<@Nullable SignedCheckpoint>reading(session -> checkpoints.latest(session));
        return latest == null ? sign.sign() : latest;
    }

    /// What a checkpoint says.
    public Checkpoint read(SignedCheckpoint checkpoint) {
        return Checkpoint.open(checkpoint.note, key.verifier());
    }

    private TileTree tree() {
        LogHead head = Await.reading(log::head);
        return tiles.upTo(head.tree());
    }
}
