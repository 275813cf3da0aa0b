package dev.attest.proof;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Adds entries to a tree of tiles. It writes only tiles that the new entries touch; the content of
/// each follows from the entries alone, so repeating a broken-off append heals it.
public final class TileWriter {

    private final TileStore store;

    public TileWriter(TileStore store) {
        this.store = store;
    }

    /// Writes the tiles of a tree that grows from `size` entries by the given ones.
    ///
    /// @param size entries that were there before; their tiles are in the store
    /// @throws IllegalStateException when a tile of the tree before is missing
    public void append(long size, List<byte[]> entries) throws IOException {
        if (entries.isEmpty()) {
            return;
        }
        appendBundles(size, entries);
        List<Hash> fresh = entries.stream().map(MerkleHash::leaf).toList();
        long count = size;
        for (int level = 0; !fresh.isEmpty(); level++) {
            fresh = appendLevel(level, count, fresh);
            count /= TilePath.FULL;
        }
    }

    /// Writes the tiles of one level and returns the hashes that the completed ones add to the
    /// level above.
    private List<Hash> appendLevel(int level, long count, List<Hash> fresh) throws IOException {
        List<Hash> completed = new ArrayList<>();
        List<Hash> tile = present(level, count);
        long index = count / TilePath.FULL;
        for (Hash hash : fresh) {
            tile.add(hash);
            if (tile.size() == TilePath.FULL) {
                store.write(new TilePath(level, index, TilePath.FULL), Hashes.join(tile));
                completed.add(root(tile));
                tile.clear();
                index++;
            }
        }
        if (!tile.isEmpty()) {
            store.write(new TilePath(level, index, tile.size()), Hashes.join(tile));
        }
        return completed;
    }

    private List<Hash> present(int level, long count) throws IOException {
        int width = (int) (count % TilePath.FULL);
        if (width == 0) {
            return new ArrayList<>();
        }
        return new ArrayList<>(
                Hashes.split(
                        Tiles.read(store, new TilePath(level, count / TilePath.FULL, width))
                                .orElseThrow(() -> Tiles.missing(level, count))));
    }

    private void appendBundles(long size, List<byte[]> entries) throws IOException {
        int width = (int) (size % TilePath.FULL);
        long index = size / TilePath.FULL;
        List<byte[]> bundle = new ArrayList<>();
        if (width > 0) {
            bundle.addAll(presentEntries(index, width));
        }
        for (byte[] entry : entries) {
            bundle.add(entry);
            if (bundle.size() == TilePath.FULL) {
                store.write(TilePath.entries(index, TilePath.FULL), EntryBundle.join(bundle));
                bundle.clear();
                index++;
            }
        }
        if (!bundle.isEmpty()) {
            store.write(TilePath.entries(index, bundle.size()), EntryBundle.join(bundle));
        }
    }

    /// A full bundle stands there when an earlier append of more entries broke off.
    private List<byte[]> presentEntries(long index, int width) throws IOException {
        TilePath path = TilePath.entries(index, width);
        byte[] present =
                Tiles.first(store, path, path.whole())
                        .orElseThrow(() -> Tiles.missing(-1, index * TilePath.FULL + width));
        return EntryBundle.split(present).subList(0, width);
    }

    private static Hash root(List<Hash> tile) {
        Frontier frontier = Frontier.EMPTY;
        for (Hash hash : tile) {
            frontier = frontier.append(hash);
        }
        return frontier.root();
    }
}
