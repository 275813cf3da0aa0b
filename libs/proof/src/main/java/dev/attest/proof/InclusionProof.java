package dev.attest.proof;

import java.util.List;

/// Shows that an entry stands at an index of a tree (RFC 9162, section 2.1.3).
///
/// @param index place of the entry, from 0
/// @param treeSize number of entries of the tree, more than `index`
/// @param path sibling hashes from the leaf up
public record InclusionProof(long index, long treeSize, List<Hash> path) {

    public InclusionProof {
        if (index < 0 || index >= treeSize) {
            throw new IllegalArgumentException(
                    "no entry " + index + " in a tree of " + treeSize + " entries");
        }
        path = List.copyOf(path);
    }

    /// Whether the path leads from the leaf to the root (section 2.1.3.2).
    public boolean proves(Hash leaf, Hash root) {
        long node = index;
        long last = treeSize - 1;
        Hash hash = leaf;
        for (Hash sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = MerkleHash.node(sibling, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = MerkleHash.node(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }
}
