package dev.attest.reporting.evidence;

import dev.attest.proof.ConsistencyProof;
import dev.attest.proof.Hash;
import java.util.List;

/// A proof that the log only grew between two sizes.
///
/// @param path RFC 9162 consistency path, base64
public record ConsistencyView(long from, long to, List<String> path) {

    static ConsistencyView of(ConsistencyProof proof) {
        return new ConsistencyView(
                proof.from(), proof.to(), proof.path().stream().map(Hash::base64).toList());
    }
}
