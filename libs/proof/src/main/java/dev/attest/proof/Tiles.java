package dev.attest.proof;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/// Reads hash tiles, falling back to the full tile when a partial one was dropped.
final class Tiles {

    private Tiles() {}

    static Optional<byte[]> read(TileStore store, TilePath path) throws IOException {
        Optional<byte[]> exact = store.read(path);
        if (exact.isPresent() || path.full()) {
            return exact.filter(bytes -> bytes.length == path.width() * Hash.SIZE);
        }
        return store.read(path.whole())
                .map(bytes -> Arrays.copyOf(bytes, path.width() * Hash.SIZE));
    }

    static Optional<byte[]> first(TileStore store, TilePath path, TilePath otherwise)
            throws IOException {
        Optional<byte[]> found = store.read(path);
        return found.isPresent() ? found : store.read(otherwise);
    }

    static IllegalStateException missing(int level, long count) {
        return new IllegalStateException(
                "the store lacks the last tile of level " + level + " with " + count + " hashes");
    }
}
