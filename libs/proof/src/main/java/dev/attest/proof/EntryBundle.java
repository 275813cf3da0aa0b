package dev.attest.proof;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Up to 256 entries in one file, each behind its length in two bytes (C2SP tlog-tiles).
public final class EntryBundle {

    /// The longest entry that a log can hold, in bytes.
    public static final int LONGEST_ENTRY = 0xFFFF;

    private EntryBundle() {}

    /// @throws IllegalArgumentException when an entry is longer than [#LONGEST_ENTRY]
    public static byte[] join(List<byte[]> entries) {
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            if (entry.length > LONGEST_ENTRY) {
                throw new IllegalArgumentException(
                        "an entry has " + entry.length + " bytes; at most 65535 are possible");
            }
            bundle.write(entry.length >> 8);
            bundle.write(entry.length);
            bundle.writeBytes(entry);
        }
        return bundle.toByteArray();
    }

    /// @throws IllegalArgumentException when the bundle is cut off
    public static List<byte[]> split(byte[] bundle) {
        List<byte[]> entries = new ArrayList<>();
        for (int at = 0; at < bundle.length; ) {
            int length =
                    at + 2 > bundle.length
                            ? Integer.MAX_VALUE
                            : (bundle[at] & 0xFF) << 8 | (bundle[at + 1] & 0xFF);
            if (length > bundle.length - at - 2) {
                throw new IllegalArgumentException("the bundle of entries is cut off at " + at);
            }
            entries.add(Arrays.copyOfRange(bundle, at + 2, at + 2 + length));
            at += 2 + length;
        }
        return entries;
    }
}
