package dev.attest.proof;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A tree of a given size, read from its tiles: its root, and proofs for itself and every smaller
/// size. Proofs read O(log n) tiles.
public final class TileTree {

    private static final int TILE_HEIGHT = 8;

    private final TileStore store;
    private final long size;

    /// @param size a size for which [TileWriter] wrote the tiles
    public TileTree(TileStore store, long size) {
        if (size < 0) {
            throw new IllegalArgumentException("a tree has no " + size + " entries");
        }
        this.store = store;
        this.size = size;
    }

    /// The number of entries.
    public long size() {
        return size;
    }

    /// The root of all entries.
    public Hash root() throws IOException {
        return root(size);
    }

    /// The root when the tree had its first `treeSize` entries.
    public Hash root(long treeSize) throws IOException {
        check(treeSize);
        return treeSize == 0 ? MerkleHash.EMPTY_ROOT : range(0, treeSize);
    }

    /// The leaf hashes of up to 256 entries, those of the lowest level's tile number `tile`. Every
    /// one of them takes part in the inclusion proof of each other.
    public List<Hash> leaves(long tile) throws IOException {
        if (tile < 0 || tile * TilePath.FULL >= size) {
            throw new IllegalArgumentException("no tile " + tile + " of " + size + " entries");
        }
        return Hashes.split(tile(0, tile));
    }

    /// Shows that entry `index` is in the tree of `treeSize` entries (RFC 9162, section 2.1.3.1).
    public InclusionProof inclusion(long index, long treeSize) throws IOException {
        check(treeSize);
        if (index < 0 || index >= treeSize) {
            throw new IllegalArgumentException("no entry " + index + " among " + treeSize);
        }
        List<Hash> fromRoot = new ArrayList<>();
        long low = 0;
        long high = treeSize;
        while (high - low > 1) {
            long middle = low + split(high - low);
            if (index < middle) {
                fromRoot.add(range(middle, high));
                high = middle;
            } else {
                fromRoot.add(range(low, middle));
                low = middle;
            }
        }
        return new InclusionProof(index, treeSize, fromRoot.reversed());
    }

    /// Shows that the tree of `to` entries continues the tree of `from` (section 2.1.4.1).
    public ConsistencyProof consistency(long from, long to) throws IOException {
        check(to);
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("no growth from " + from + " to " + to);
        }
        if (from == 0 || from == to) {
            return new ConsistencyProof(from, to, List.of());
        }
        List<Hash> fromRoot = new ArrayList<>();
        long low = 0;
        long high = to;
        while (from != high) {
            long middle = low + split(high - low);
            if (from <= middle) {
                fromRoot.add(range(middle, high));
                high = middle;
            } else {
                fromRoot.add(range(low, middle));
                low = middle;
            }
        }
        if (low != 0) {
            fromRoot.add(range(low, high));
        }
        return new ConsistencyProof(from, to, fromRoot.reversed());
    }

    private void check(long treeSize) {
        if (treeSize < 0 || treeSize > size) {
            throw new IllegalArgumentException(
                    "the tree has " + size + " entries, not " + treeSize);
        }
    }

    /// The root of the entries from `low` to before `high`, where `low` is a multiple of the
    /// largest power of two that is not above `high - low`.
    private Hash range(long low, long high) throws IOException {
        long entries = high - low;
        if (Long.bitCount(entries) == 1) {
            int height = Long.numberOfTrailingZeros(entries);
            return subtree(height, low >> height);
        }
        long middle = low + split(entries);
        return MerkleHash.node(range(low, middle), range(middle, high));
    }

    /// The root of the perfect subtree number `index` with 2^height entries.
    private Hash subtree(int height, long index) throws IOException {
        int level = height / TILE_HEIGHT;
        int within = height % TILE_HEIGHT;
        long first = index << within;
        byte[] tile = tile(level, first / TilePath.FULL);
        int at = (int) (first % TilePath.FULL) * Hash.SIZE;
        byte[] part = Arrays.copyOfRange(tile, at, at + (Hash.SIZE << within));
        List<Hash> hashes = Hashes.split(part);
        while (hashes.size() > 1) {
            List<Hash> above = new ArrayList<>(hashes.size() / 2);
            for (int i = 0; i < hashes.size(); i += 2) {
                above.add(MerkleHash.node(hashes.get(i), hashes.get(i + 1)));
            }
            hashes = above;
        }
        return hashes.getFirst();
    }

    private byte[] tile(int level, long index) throws IOException {
        long hashes = size >> (TILE_HEIGHT * level);
        int width = (int) Math.min(TilePath.FULL, hashes - index * TilePath.FULL);
        return Tiles.read(store, new TilePath(level, index, width))
                .orElseThrow(() -> Tiles.missing(level, hashes));
    }

    /// The largest power of two below `entries`, which is at least 2.
    private static long split(long entries) {
        return Long.highestOneBit(entries - 1);
    }
}
