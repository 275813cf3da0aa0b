package dev.attest.reporting.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.proof.CanonicalJson;
import dev.attest.proof.Hash;
import dev.attest.proof.InclusionProof;
import dev.attest.proof.MerkleHash;
import dev.attest.proof.TilePath;
import dev.attest.proof.TileTree;
import dev.attest.reporting.platform.Await;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Holds rows against the Merkle tree before anybody relies on them: whoever can write to the
/// database can edit a row, but not what was signed. Blocking.
@ApplicationScoped
public class EntryCheck {

    private final EvidenceLog log;
    private final EvidenceTiles tiles;
    private final LogCondition condition;

    EntryCheck(EvidenceLog log, EvidenceTiles tiles, LogCondition condition) {
        this.log = log;
        this.tiles = tiles;
        this.condition = condition;
    }

    /// The same entries, all of which are those that the tree holds.
    ///
    /// @throws LogDamagedException when one is not
    public List<LogEntry> checked(List<LogEntry> entries) {
        if (entries.isEmpty()) {
            return entries;
        }
        LogHead head = Await.reading(log::head);
        try {
            TileTree tree = tiles.upTo(head.tree());
            var byTile =
                    entries.stream()
                            .collect(
                                    Collectors.groupingBy(
                                            entry -> entry.position / TilePath.FULL,
                                            TreeMap::new,
                                            Collectors.toList()));
            for (var tile : byTile.entrySet()) {
                check(tree, head, tile.getKey(), tile.getValue());
            }
            return entries;
        } catch (LogDamagedException e) {
            condition.damaged(e);
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("the tiles of the evidence log cannot be read", e);
        }
    }

    private static void check(TileTree tree, LogHead head, long tile, List<LogEntry> entries)
            throws IOException {
        long first = entries.getFirst().position;
        long last = entries.getLast().position;
        if (first < 0 || last >= head.size) {
            throw new LogDamagedException(
                    "there is an entry %d, the log has %d"
                            .formatted(first < 0 ? first : last, head.size));
        }
        List<Hash> leaves = leaves(tree, head, tile);
        for (LogEntry entry : entries) {
            check(entry, leaves.get(within(entry.position)));
        }
    }

    /// The leaf hashes that the log's root vouches for, those of the lowest level's tile number
    /// `tile`.
    static List<Hash> leaves(TileTree tree, LogHead head, long tile) throws IOException {
        List<Hash> leaves = tree.leaves(tile);
        long last = Math.min(head.size, (tile + 1) * TilePath.FULL) - 1;
        // One proof vouches for the whole tile: every leaf of it is below the path.
        InclusionProof proof = tree.inclusion(last, head.size);
        if (!proof.proves(leaves.get(within(last)), head.tree().root())) {
            throw new LogDamagedException(
                    "the tile of entry %d is not that of the tree".formatted(last));
        }
        return leaves;
    }

    private static int within(long position) {
        return (int) (position % TilePath.FULL);
    }

    private static void check(LogEntry entry, Hash held) {
        if (!MerkleHash.leaf(entry.leaf).equals(held)
                || !Arrays.equals(entry.leafHash, held.bytes())) {
            throw new LogDamagedException(
                    "entry %d is not the one that the tree holds".formatted(entry.position));
        }
        JsonNode leaf = CanonicalJson.read(entry.leaf);
        if (!leaf.path("kind").asText().equals(entry.kind)) {
            throw new LogDamagedException(
                    "entry %d is filed as %s and is none".formatted(entry.position, entry.kind));
        }
        String told = leaf.path("dataSha256").asText("");
        String kept = entry.overflow == null ? "" : Hash.sha256(entry.overflow).hex();
        if (!told.equals(kept)) {
            throw new LogDamagedException(
                    "the text of entry %d is not the one whose hash the tree holds"
                            .formatted(entry.position));
        }
    }
}
