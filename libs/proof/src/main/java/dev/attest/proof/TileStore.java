package dev.attest.proof;

import java.io.IOException;
import java.util.Optional;

/// Where tiles are kept. A tile's content never changes, so writing one twice is harmless.
public interface TileStore {

    /// The tile's bytes; empty when it is not there.
    Optional<byte[]> read(TilePath path) throws IOException;

    /// Keeps a tile; when it returns, the tile survives a crash.
    void write(TilePath path, byte[] bytes) throws IOException;
}
