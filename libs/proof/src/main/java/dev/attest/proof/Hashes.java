package dev.attest.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Hashes stored one after another.
final class Hashes {

    private Hashes() {}

    static List<Hash> split(byte[] bytes) {
        if (bytes.length % Hash.SIZE != 0) {
            throw new IllegalArgumentException(bytes.length + " bytes are no whole hashes");
        }
        List<Hash> hashes = new ArrayList<>(bytes.length / Hash.SIZE);
        for (int at = 0; at < bytes.length; at += Hash.SIZE) {
            hashes.add(Hash.of(Arrays.copyOfRange(bytes, at, at + Hash.SIZE)));
        }
        return hashes;
    }

    static byte[] join(List<Hash> hashes) {
        byte[] bytes = new byte[hashes.size() * Hash.SIZE];
        int at = 0;
        for (Hash hash : hashes) {
            System.arraycopy(hash.bytes(), 0, bytes, at, Hash.SIZE);
            at += Hash.SIZE;
        }
        return bytes;
    }
}
