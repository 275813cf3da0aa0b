package dev.attest.reporting.evidence;

import dev.attest.proof.Checkpoint;
import dev.attest.proof.DurableFiles;
import dev.attest.proof.FileTileStore;
import dev.attest.proof.Frontier;
import dev.attest.proof.MerkleHash;
import dev.attest.proof.TileStore;
import dev.attest.proof.TileTree;
import dev.attest.proof.TileWriter;
import dev.attest.reporting.platform.Await;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/// The log's Merkle tiles as files, which follow from the rows. They are brought up to a size
/// before that size is signed; whatever a crash leaves unfinished is written again with the same
/// bytes, and a folder that does not fit the rows is rebuilt from the first entry.
@ApplicationScoped
class EvidenceTiles {

    private static final Logger LOG = Logger.getLogger(EvidenceTiles.class);
    private static final int PAGE = 2_048;
    private static final String CHECKPOINT = "checkpoint";
    // Meant for publication as it is, so the private key is never below it.
    private static final String PUBLISHED = "published";

    private final EvidenceLog log;
    private final LogKey key;
    private final Path folder;
    private final TileStore store;
    // entries whose tiles are known to be complete; -1 until looked
    private long size = -1;

    EvidenceTiles(EvidenceLog log, LogKey key, EvidenceConfig config) {
        this.log = log;
        this.key = key;
        this.folder = published(config);
        this.store = new FileTileStore(folder);
    }

    /// The folder that a web server may show to everybody.
    static Path published(EvidenceConfig config) {
        return config.directory().resolve(PUBLISHED);
    }

    /// A tree of at least the given size. Blocking.
    ///
    /// @param target the log's size and tree at some moment
    /// @throws LogDamagedException when the rows do not give that tree
    synchronized TileTree upTo(Frontier target) {
        try {
            if (size < 0) {
                size = published(target);
            }
            if (size < target.size()) {
                write(target.size());
            }
            TileTree tree = new TileTree(store, size);
            if (!tree.root(target.size()).equals(target.root())) {
                throw new IllegalStateException("the tiles give another root than the rows");
            }
            return tree;
        } catch (IllegalStateException e) {
            return rebuilt(target, e);
        } catch (IOException e) {
            throw new UncheckedIOException("the tiles of the evidence log cannot be used", e);
        }
    }

    /// Publishes the checkpoint beside the tiles it covers, unless another replica got further
    /// meanwhile: what everybody may have seen is never taken back.
    synchronized void publish(String note) {
        long covered = Checkpoint.open(note, key.verifier()).size();
        if (published().filter(before -> before.size() > covered).isPresent()) {
            return;
        }
        try {
            DurableFiles.write(folder.resolve(CHECKPOINT), note.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the checkpoint cannot be written", e);
        }
    }

    /// The checkpoint that everybody may have seen; empty before the first. A database that is put
    /// back to an earlier day forgets what was signed, this file does not.
    Optional<Checkpoint> published() {
        Path file = folder.resolve(CHECKPOINT);
        try {
            return Files.exists(file)
                    ? Optional.of(Checkpoint.open(Files.readString(file), key.verifier()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new LogDamagedException(
                    "the checkpoint in the evidence folder was not signed with this log's key");
        } catch (IOException e) {
            throw new UncheckedIOException("the published checkpoint cannot be read", e);
        }
    }

    /// What the folder's checkpoint vouches for: tiles are complete on disk before it is written.
    private long published(Frontier target) {
        long signed = published().map(Checkpoint::size).orElse(0L);
        if (signed > target.size()) {
            throw lost(signed, target);
        }
        return signed;
    }

    private static LogDamagedException lost(long signed, Frontier target) {
        return new LogDamagedException(
                "%d entries were signed, the database holds %d".formatted(signed, target.size()));
    }

    /// Tiles that were published are written again only if they come out the same.
    private void refuseAnotherHistory(Checkpoint before, Frontier target) {
        long signed = before.size();
        if (signed > target.size()) {
            throw lost(signed, target);
        }
        Frontier rows = Frontier.EMPTY;
        while (rows.size() < signed) {
            for (byte[] leaf : leaves(rows.size(), Math.min(signed, rows.size() + PAGE))) {
                rows = rows.append(MerkleHash.leaf(leaf));
            }
        }
        if (!rows.root().equals(before.root())) {
            throw new LogDamagedException(
                    "the first %d entries are not those that were published".formatted(signed));
        }
    }

    private List<byte[]> leaves(long from, long to) {
        List<byte[]> leaves =
                Await.reading(session -> log.range(session, from, to)).stream()
                        .map(LogEntry::leaf)
                        .toList();
        if (leaves.size() != to - from) {
            throw new LogDamagedException(
                    "entries are missing between %d and %d".formatted(from, to));
        }
        return leaves;
    }

    private void write(long target) throws IOException {
        TileWriter writer = new TileWriter(store);
        while (size < target) {
            long from = size;
            long to = Math.min(target, from + PAGE);
            writer.append(from, leaves(from, to));
            size = to;
        }
    }

    private TileTree rebuilt(Frontier target, IllegalStateException cause) {
        LOG.warnf("Rebuilding the tiles of the evidence log: %s", cause.getMessage());
        published().ifPresent(before -> refuseAnotherHistory(before, target));
        try {
            size = 0;
            write(target.size());
            TileTree tree = new TileTree(store, size);
            if (!tree.root().equals(target.root())) {
                throw new LogDamagedException("the entries do not give the root of the log's head");
            }
            return tree;
        } catch (IOException e) {
            throw new UncheckedIOException("the tiles of the evidence log cannot be written", e);
        }
    }
}
