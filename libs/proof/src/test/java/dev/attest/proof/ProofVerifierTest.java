package dev.attest.proof;

import static dev.attest.proof.ProofFixture.KEY;
import static dev.attest.proof.ProofFixture.REPORT;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProofVerifierTest {

    private static final Proof PROOF = ProofFixture.proof();

    private static List<Mismatch> refusal(byte[] file, byte[] proof, VerifierKey key) {
        Verification result = ProofVerifier.verify(file, proof, key);
        assertThat(result).isInstanceOf(Verification.Refused.class);
        return ((Verification.Refused) result).mismatches();
    }

    private static List<Mismatch> refusal(Proof proof) {
        return refusal(REPORT, proof.bytes(), KEY.verifier());
    }

    private static byte[] edited(String before, String after) {
        String text = new String(PROOF.bytes(), StandardCharsets.UTF_8);
        assertThat(text).contains(before);
        return text.replace(before, after).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void shouldVerifyAnUntouchedFile() {
        // Given
        byte[] proof = PROOF.bytes();

        // When
        Verification result = ProofVerifier.verify(REPORT, proof, KEY.verifier());

        // Then
        assertThat(result)
                .isInstanceOfSatisfying(
                        Verification.Verified.class,
                        ok -> {
                            assertThat(ok.file()).isEqualTo(PROOF.file());
                            assertThat(ok.index()).isEqualTo(6);
                            assertThat(ok.checkpoint().size()).isEqualTo(11);
                            assertThat(ok.keyId()).isEqualTo(KEY.verifier().keyId());
                            assertThat(ok.entry()).contains("ReportProduced");
                        });
        assertThat(Proof.parse(proof)).isEqualTo(PROOF);
    }

    @Test
    void shouldNameAChangedFile() {
        // Given
        byte[] changed =
                new String(REPORT, StandardCharsets.UTF_8)
                        .replace("REVOKE", "KEEP")
                        .getBytes(StandardCharsets.UTF_8);

        // When
        List<Mismatch> mismatches = refusal(changed, PROOF.bytes(), KEY.verifier());

        // Then
        assertThat(mismatches)
                .containsExactly(
                        new Mismatch.FileSize(REPORT.length, REPORT.length - 2),
                        new Mismatch.FileHash(PROOF.file().sha256(), Hash.sha256(changed)));
    }

    @Test
    void shouldNameAnEntryThatSpeaksOfAnotherFile() {
        // Given
        byte[] other = CanonicalJson.write(ProofFixture.entry().put("fileName", "x.csv"));

        // When
        List<Mismatch> mismatches = refusal(ProofFixture.proof(other, KEY));

        // Then
        assertThat(mismatches)
                .containsExactly(new Mismatch.Entry("fileName", "review.csv", "x.csv"));
    }

    @Test
    void shouldNameAnEntryThatIsNotCanonical() {
        // Given
        byte[] spaced = (" " + ProofFixture.entry()).getBytes(StandardCharsets.UTF_8);

        // When
        List<Mismatch> mismatches = refusal(ProofFixture.proof(spaced, KEY));

        // Then
        assertThat(mismatches)
                .singleElement()
                .isInstanceOfSatisfying(
                        Mismatch.MalformedProof.class,
                        m -> assertThat(m.pointer()).isEqualTo("/entry"));
    }

    @Test
    void shouldNameAnEntryThatIsNotInTheTree() {
        // Given
        byte[] other = CanonicalJson.write(ProofFixture.entry().put("by", "somebody else"));
        Proof proof =
                new Proof(
                        PROOF.file(), other, PROOF.inclusion(), PROOF.checkpoint(), PROOF.keyId());

        // When
        List<Mismatch> mismatches = refusal(proof);

        // Then
        assertThat(mismatches).containsExactly(new Mismatch.InclusionPath(6, 11));
    }

    @Test
    void shouldNameAForgedCheckpoint() {
        // Given
        String forged = PROOF.checkpoint().replace("\n11\n", "\n12\n");
        Proof proof =
                new Proof(PROOF.file(), PROOF.entry(), PROOF.inclusion(), forged, PROOF.keyId());

        // When
        List<Mismatch> mismatches = refusal(proof);

        // Then
        assertThat(mismatches)
                .containsExactly(
                        new Mismatch.CheckpointSignature(KEY.verifier().keyId()),
                        new Mismatch.TreeSize(11, 12));
    }

    @Test
    void shouldNameAnotherLogsKey() {
        // Given
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) 7);
        VerifierKey pinned = SigningKey.ofSeed("example.org/attest", seed).verifier();

        // When
        List<Mismatch> mismatches = refusal(REPORT, PROOF.bytes(), pinned);

        // Then
        String found = KEY.verifier().keyId();
        assertThat(mismatches)
                .containsExactly(
                        new Mismatch.KeyId("/keyId", pinned.keyId(), found),
                        new Mismatch.KeyId("/checkpoint", pinned.keyId(), found));
    }

    @Test
    void shouldRefuseAProofThatAnotherKeySignedInOurName() {
        // Given
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) 7);
        SigningKey forger = SigningKey.ofSeed("example.org/attest", seed);
        Proof theirs = ProofFixture.proof(PROOF.entry(), forger);
        String note =
                theirs.checkpoint()
                        .replaceAll("(?s)\n\n.*", "")
                        .concat("\n\n" + PROOF.checkpoint().replaceAll("(?s).*\n\n", ""));
        Checkpoint larger = new Checkpoint("example.org/attest", 12, MerkleHash.EMPTY_ROOT);
        String resigned = larger.text() + note.substring(note.indexOf("\n\n") + 1);
        Proof forged =
                new Proof(PROOF.file(), PROOF.entry(), PROOF.inclusion(), resigned, PROOF.keyId());

        // When
        List<Mismatch> mismatches = refusal(forged);

        // Then
        assertThat(mismatches).contains(new Mismatch.CheckpointSignature(KEY.verifier().keyId()));
    }

    @Test
    void shouldPointAtWhatIsMalformed() {
        // Given
        VerifierKey key = KEY.verifier();

        // When // Then
        assertThat(refusal(REPORT, edited("attest-proof/1", "attest-proof/2"), key))
                .containsExactly(
                        new Mismatch.MalformedProof("/format", "unknown format 'attest-proof/2'"));
        assertThat(refusal(REPORT, edited("\"index\":6", "\"index\":\"6\""), key))
                .containsExactly(
                        new Mismatch.MalformedProof("/index", "not a whole number from 0"));
        assertThat(refusal(REPORT, edited("\"index\":6", "\"index\":11"), key))
                .containsExactly(new Mismatch.MalformedProof("/index", "not below /treeSize"));
        assertThat(refusal(REPORT, edited("\"index\":6", "\"index\":6,\"indey\":6"), key))
                .containsExactly(new Mismatch.MalformedProof("/indey", "unknown member"));
        assertThat(refusal(REPORT, edited("\"index\":6,", ""), key))
                .containsExactly(new Mismatch.MalformedProof("/index", "missing"));
        assertThat(refusal(REPORT, edited("{\"checkpoint", " {\"checkpoint"), key))
                .containsExactly(new Mismatch.MalformedProof("", "not canonical JSON at byte 0"));
        assertThat(refusal(REPORT, "[]".getBytes(StandardCharsets.UTF_8), key))
                .containsExactly(new Mismatch.MalformedProof("", "not an object"));
        assertThat(refusal(REPORT, new byte[0], key)).hasSize(1);
        assertThat(refusal(REPORT, new byte[2 << 20], key)).hasSize(1);
    }
}
