package dev.attest.proof;

import static dev.attest.proof.ProofFixture.KEY;
import static dev.attest.proof.ProofFixture.REPORT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whoever changes, adds or drops a byte, in the report or in its proof, is found out.
class ProofTamperingProperties {

    private static final byte[] PROOF = ProofFixture.proof().bytes();
    private static final long SEED = 20_261_101;

    private static void refused(byte[] file, byte[] proof, String what) {
        assertThat(ProofVerifier.verify(file, proof, KEY.verifier()))
                .as("seed %d, %s", SEED, what)
                .isInstanceOf(Verification.Refused.class);
    }

    private static byte[] changed(byte[] bytes, int at, int bit) {
        byte[] changed = bytes.clone();
        changed[at] ^= (byte) (1 << bit);
        return changed;
    }

    private static byte[] added(byte[] bytes, int at, int value) {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
        longer[at] = (byte) value;
        return longer;
    }

    private static byte[] dropped(byte[] bytes, int at) {
        byte[] shorter = Arrays.copyOf(bytes, bytes.length - 1);
        System.arraycopy(bytes, at + 1, shorter, at, shorter.length - at);
        return shorter;
    }

    @Test
    void shouldRefuseEveryFlippedBit() {
        // Given
        int bits = Byte.SIZE;

        // When // Then
        for (int at = 0; at < PROOF.length; at++) {
            for (int bit = 0; bit < bits; bit++) {
                refused(REPORT, changed(PROOF, at, bit), "proof byte " + at + " bit " + bit);
            }
        }
        for (int at = 0; at < REPORT.length; at++) {
            for (int bit = 0; bit < bits; bit++) {
                refused(changed(REPORT, at, bit), PROOF, "report byte " + at + " bit " + bit);
            }
        }
    }

    @Test
    void shouldRefuseEveryDroppedByte() {
        // Given // When // Then
        for (int at = 0; at < PROOF.length; at++) {
            refused(REPORT, dropped(PROOF, at), "proof without byte " + at);
        }
        for (int at = 0; at < REPORT.length; at++) {
            refused(dropped(REPORT, at), PROOF, "report without byte " + at);
        }
    }

    @Test
    void shouldRefuseEveryAddedByte() {
        // Given
        Random random = new Random(SEED);
        int[] usual = {' ', '\n', '\t', '\r', 0, '0', '1', '=', '"', ',', 'A', '/', '\\'};

        // When // Then
        for (int at = 0; at <= PROOF.length; at++) {
            for (int value : usual) {
                refused(REPORT, added(PROOF, at, value), "proof with " + value + " at " + at);
            }
            int value = random.nextInt(256);
            refused(REPORT, added(PROOF, at, value), "proof with " + value + " at " + at);
        }
        for (int at = 0; at <= REPORT.length; at++) {
            int value = random.nextInt(256);
            refused(added(REPORT, at, value), PROOF, "report with " + value + " at " + at);
        }
    }

    @Test
    void shouldRefuseManyEdits() {
        // Given
        Random random = new Random(SEED + 1);

        // When // Then
        for (int round = 0; round < 2_000; round++) {
            byte[] proof = PROOF;
            for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
                int at = random.nextInt(proof.length);
                proof =
                        switch (random.nextInt(3)) {
                            case 0 -> changed(proof, at, random.nextInt(8));
                            case 1 -> added(proof, at, random.nextInt(256));
                            default -> dropped(proof, at);
                        };
            }
            if (!Arrays.equals(proof, PROOF)) {
                refused(REPORT, proof, "round " + round);
            }
        }
    }
}
