package dev.attest.proof;

/// Where a tile lives, in the layout of C2SP tlog-tiles: `tile/<level>/<index>[.p/<width>]`, with
/// the index in groups of three digits. Level -1 stands for the bundles of entries
/// (`tile/entries/…`).
///
/// @param level 0 for leaf hashes; each level up stands for 256 times as many entries
/// @param index number of the tile in its level
/// @param width hashes in the tile, 1 to 256; 256 is a full one
public record TilePath(int level, long index, int width) {

    /// Hashes in a full tile.
    public static final int FULL = 256;

    private static final int ENTRIES = -1;

    public TilePath {
        if (level < ENTRIES || level > 7 || index < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException(
                    "no such tile: level " + level + ", index " + index + ", width " + width);
        }
    }

    /// The bundle of entries beside a tile of level 0.
    public static TilePath entries(long index, int width) {
        return new TilePath(ENTRIES, index, width);
    }

    /// Whether no entry can be added to it.
    public boolean full() {
        return width == FULL;
    }

    /// The full tile at the same place.
    public TilePath whole() {
        return new TilePath(level, index, FULL);
    }

    /// The relative path with `/`, such as `tile/0/x001/234.p/17`.
    public String text() {
        StringBuilder path = new StringBuilder("tile/");
        path.append(level == ENTRIES ? "entries" : Integer.toString(level)).append('/');
        path.append(digits(index));
        if (!full()) {
            path.append(".p/").append(width);
        }
        return path.toString();
    }

    private static String digits(long index) {
        String group = String.format("%03d", index % 1000);
        return index < 1000 ? group : prefix(index / 1000) + group;
    }

    private static String prefix(long index) {
        String group = "x" + String.format("%03d", index % 1000) + "/";
        return index < 1000 ? group : prefix(index / 1000) + group;
    }

    @Override
    public String toString() {
        return text();
    }
}
