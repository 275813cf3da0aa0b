package dev.attest.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The definitions of RFC 9162, sections 2.1.1, 2.1.3.1 and 2.1.4.1, written down as they stand
/// there: what the tiles must agree with.
final class ReferenceTree {

    private final List<byte[]> entries;
    private final Map<String, Hash> known = new HashMap<>();

    ReferenceTree(List<byte[]> entries) {
        this.entries = entries;
    }

    Hash root(int from, int to) {
        if (from == to) {
            return MerkleHash.EMPTY_ROOT;
        }
        if (to - from == 1) {
            return MerkleHash.leaf(entries.get(from));
        }
        String key = from + ":" + to;
        Hash hash = known.get(key);
        if (hash == null) {
            int middle = from + split(to - from);
            hash = MerkleHash.node(root(from, middle), root(middle, to));
            known.put(key, hash);
        }
        return hash;
    }

    List<Hash> path(int index, int from, int to) {
        if (to - from == 1) {
            return new ArrayList<>();
        }
        int k = split(to - from);
        List<Hash> path;
        if (index < k) {
            path = path(index, from, from + k);
            path.add(root(from + k, to));
        } else {
            path = path(index - k, from + k, to);
            path.add(root(from, from + k));
        }
        return path;
    }

    List<Hash> consistency(int size, int from, int to, boolean whole) {
        if (size == to - from) {
            return whole ? new ArrayList<>() : new ArrayList<>(List.of(root(from, to)));
        }
        int k = split(to - from);
        List<Hash> path;
        if (size <= k) {
            path = consistency(size, from, from + k, whole);
            path.add(root(from + k, to));
        } else {
            path = consistency(size - k, from + k, to, false);
            path.add(root(from, from + k));
        }
        return path;
    }

    private static int split(int count) {
        return Integer.highestOneBit(count - 1);
    }
}
