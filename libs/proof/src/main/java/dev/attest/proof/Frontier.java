package dev.attest.proof;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// All that must be remembered of a tree to append to it and to know its root: one hash for every
/// set bit of the size, the roots of the perfect subtrees from left (largest) to right.
///
/// @param size number of entries
/// @param peaks as many hashes as `size` has bits set
public record Frontier(long size, List<Hash> peaks) {

    /// The tree without entries.
    public static final Frontier EMPTY = new Frontier(0, List.of());

    public Frontier {
        if (size < 0 || peaks.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException(
                    "a tree of " + size + " entries does not have " + peaks.size() + " peaks");
        }
        peaks = List.copyOf(peaks);
    }

    /// The tree with one more entry.
    public Frontier append(Hash leaf) {
        List<Hash> grown = new ArrayList<>(peaks);
        Hash right = leaf;
        for (long bits = size; (bits & 1) == 1; bits >>= 1) {
            right = MerkleHash.node(grown.removeLast(), right);
        }
        grown.add(right);
        return new Frontier(size + 1, grown);
    }

    /// The root of the tree.
    public Hash root() {
        if (size == 0) {
            return MerkleHash.EMPTY_ROOT;
        }
        Hash root = peaks.getLast();
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = MerkleHash.node(peaks.get(i), root);
        }
        return root;
    }

    /// The peaks one after another, 32 bytes each; [#ofBytes] reads it back.
    public byte[] bytes() {
        ByteBuffer buffer = ByteBuffer.allocate(peaks.size() * Hash.SIZE);
        peaks.forEach(peak -> buffer.put(peak.bytes()));
        return buffer.array();
    }

    /// Restores what [#bytes] wrote.
    public static Frontier ofBytes(long size, byte[] bytes) {
        return new Frontier(size, Hashes.split(bytes));
    }
}
