package dev.attest.console.session;

import java.time.Instant;
import java.util.Optional;

/// The rows of open browser sessions, found by the hash of the cookie's value.
interface Sessions {

    void open(byte[] idHash, byte[] tokens, Instant expiresAt);

    /// The encrypted tokens of a session that has not expired.
    Optional<byte[]> find(byte[] idHash);

    void end(byte[] idHash);

    /// Brings the end of a session forward; never moves it back.
    void endAt(byte[] idHash, Instant end);

    /// Deletes what has expired and says how many rows that were.
    int sweep();
}
