package dev.attest.proof;

import java.util.ArrayList;
import java.util.List;

/// Shows that a tree only grew: its first entries are the earlier tree (RFC 9162, section 2.1.4).
///
/// @param from size of the earlier tree
/// @param to size of the later tree, not less than `from`
/// @param path hashes in the order of section 2.1.4.1; empty when `from` is 0 or equals `to`
public record ConsistencyProof(long from, long to, List<Hash> path) {

    public ConsistencyProof {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("no growth from " + from + " to " + to);
        }
        path = List.copyOf(path);
    }

    /// Whether the later root continues the earlier one (section 2.1.4.2).
    public boolean proves(Hash earlier, Hash later) {
        if (from == to) {
            return path.isEmpty() && earlier.equals(later);
        }
        if (from == 0) {
            return path.isEmpty() && earlier.equals(MerkleHash.EMPTY_ROOT);
        }
        if (path.isEmpty()) {
            return false;
        }
        return walk(earlier, later);
    }

    private boolean walk(Hash earlier, Hash later) {
        List<Hash> steps = new ArrayList<>(path);
        if (Long.bitCount(from) == 1) {
            steps.addFirst(earlier);
        }
        int common = Long.numberOfTrailingZeros(~(from - 1));
        long node = (from - 1) >> common;
        long last = (to - 1) >> common;
        Hash old = steps.removeFirst();
        Hash grown = old;
        for (Hash step : steps) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                old = MerkleHash.node(step, old);
                grown = MerkleHash.node(step, grown);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                grown = MerkleHash.node(grown, step);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && old.equals(earlier) && grown.equals(later);
    }
}
