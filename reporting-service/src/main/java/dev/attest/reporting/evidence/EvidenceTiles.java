package dev.attest.reporting.evidence;

import dev.attest.proof.Checkpoint;
import dev.attest.proof.DurableFiles;
import dev.attest.proof.FileTileStore;
import dev.attest.proof.Frontier;
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

    /// Publishes the checkpoint beside the tiles it covers.
    synchronized void publish(String note) {
        try {
            DurableFiles.write(folder.resolve(CHECKPOINT), note.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the checkpoint cannot be written", e);
        }
    }

    /// What the folder's checkpoint vouches for: tiles are complete on disk before it is written.
    private long published(Frontier target) throws IOException {
        Path file = folder.resolve(CHECKPOINT);
        if (!Files.exists(file)) {
            return 0;
        }
        Checkpoint signed;
        try {
            signed = Checkpoint.open(Files.readString(file), key.verifier());
        } catch (IllegalArgumentException e) {
            throw new LogDamagedException(
                    "the checkpoint in the evidence folder was not signed with this log's key");
        }
        if (signed.size() > target.size()) {
            throw new LogDamagedException(
                    "%d entries were signed, the database holds %d"
                            .formatted(signed.size(), target.size()));
        }
        return signed.size();
    }

    private void write(long target) throws IOException {
        TileWriter writer = new TileWriter(store);
        while (size < target) {
            long from = size;
            long to = Math.min(target, from + PAGE);
            List<byte[]> leaves =
                    Await.reading(session -> log.range(session, from, to)).stream()
                            .map(LogEntry::leaf)
                            .toList();
            if (leaves.size() != to - from) {
                throw new LogDamagedException(
                        "entries are missing between %d and %d".formatted(from, to));
            }
            writer.append(from, leaves);
            size = to;
        }
    }

    private TileTree rebuilt(Frontier target, IllegalStateException cause) {
        LOG.warnf("Rebuilding the tiles of the evidence log: %s", cause.getMessage());
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
