package dev.attest.testsupport;

import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/// Randomised tests that can be repeated: every round has its own seed, and a failing round names
/// it. `-Dtest.seed=N` runs that one round.
public final class Seeds {

    private static final long FIRST = 20_260_101L;

    private Seeds() {}

    /// What one round does with its generator.
    @FunctionalInterface
    public interface Round {
        void run(RandomGenerator random) throws Exception;
    }

    /// Runs the property with `rounds` different generators.
    public static void check(int rounds, Round property) {
        String chosen = System.getProperty("test.seed", "");
        LongStream seeds =
                chosen.isBlank()
                        ? LongStream.range(FIRST, FIRST + rounds)
                        : LongStream.of(Long.parseLong(chosen));
        seeds.forEach(seed -> round(seed, property));
    }

    private static void round(long seed, Round property) {
        try {
            property.run(new Random(seed));
        } catch (Exception | AssertionError e) {
            throw new AssertionError("fails with -Dtest.seed=" + seed + ": " + e.getMessage(), e);
        }
    }
}
