package dev.attest.proof;

/// The hashes of RFC 9162, section 2.1.1: leaves and nodes are told apart by their first byte, so
/// that no node can be passed off as an entry.
public final class MerkleHash {

    /// The root of a tree without entries: SHA-256 of nothing.
    public static final Hash EMPTY_ROOT = Hash.sha256();

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private MerkleHash() {}

    /// SHA-256(0x00 || entry).
    public static Hash leaf(byte[] entry) {
        return Hash.sha256(LEAF, entry);
    }

    /// SHA-256(0x01 || left || right).
    public static Hash node(Hash left, Hash right) {
        return Hash.sha256(NODE, left.bytes(), right.bytes());
    }
}
