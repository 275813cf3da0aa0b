package dev.attest.sample.cast;

import java.util.List;
import java.util.UUID;

/// Repeatable chance: SplitMix64, written out because the algorithms of the platform's generators
/// may change between releases and the company's bytes must not.
public final class Dice {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    /// Dice of their own for one purpose, so that a change in one place moves nothing elsewhere.
    public static Dice of(long seed, String purpose) {
        long state = mix(seed + GOLDEN);
        for (int i = 0; i < purpose.length(); i++) {
            state = mix(state ^ (purpose.charAt(i) + GOLDEN));
        }
        return new Dice(state);
    }

    /// Any 64 bits.
    public long next() {
        state += GOLDEN;
        return mix(state);
    }

    /// 0 to bound - 1.
    public int below(int bound) {
        return (int) (((next() >>> 33) * bound) >>> 31);
    }

    /// 0 inclusive to 1 exclusive.
    public double unit() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    public <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /// A random-looking UUID of version 4.
    public String uuid() {
        return new UUID((next() & ~0xF000L) | 0x4000L, (next() >>> 2) | 0x8000000000000000L)
                .toString();
    }

    /// Lower-case hexadecimal digits.
    public String hex(int digits) {
        return text("0123456789abcdef", digits);
    }

    /// An id as IAM gives them: four letters that tell the kind, then 17 of base 32.
    public String iamId(String kind) {
        return kind + text(BASE32, 17);
    }

    /// An access key id: `AKIA` for long-lived keys, `ASIA` for sessions.
    public String accessKeyId(String kind) {
        return kind + text(BASE32, 16);
    }

    /// Text of the given length from the given letters.
    public String text(String letters, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(letters.charAt(below(letters.length())));
        }
        return text.toString();
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
