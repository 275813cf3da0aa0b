package dev.attest.proof;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Tiles in memory.
final class MemoryTileStore implements TileStore {

    final Map<String, byte[]> tiles = new HashMap<>();

    @Override
    public Optional<byte[]> read(TilePath path) {
        return Optional.ofNullable(tiles.get(path.text()));
    }

    @Override
    public void write(TilePath path, byte[] bytes) {
        tiles.put(path.text(), bytes);
    }
}
