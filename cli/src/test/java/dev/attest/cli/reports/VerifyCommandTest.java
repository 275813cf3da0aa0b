package dev.attest.cli.reports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.attest.cli.Attest;
import dev.attest.cli.output.CommandFailure;
import dev.attest.proof.CanonicalJson;
import dev.attest.proof.Checkpoint;
import dev.attest.proof.Hash;
import dev.attest.proof.InclusionProof;
import dev.attest.proof.MerkleHash;
import dev.attest.proof.Proof;
import dev.attest.proof.ProvenFile;
import dev.attest.proof.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class VerifyCommandTest {
    private static final String CAMPAIGN = "0199d3b0-0000-7000-8000-000000000007";
    private static final byte[] REPORT = "kept 3, revoked 1".getBytes(UTF_8);

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("review.json");
        Files.write(file, REPORT);
        SigningKey key = SigningKey.ofSeed("example.org/attest", new byte[32]);
        Files.writeString(folder.resolve("log.pub"), key.verifier().text());
        byte[] entry = entry();
        Hash root = MerkleHash.leaf(entry);
        Proof proof =
                new Proof(
                        new ProvenFile("review.json", Hash.sha256(REPORT), REPORT.length),
                        entry,
                        new InclusionProof(0, 1, List.of()),
                        new Checkpoint(key.verifier().name(), 1, root).signedBy(key),
                        key.verifier().keyId());
        Files.write(folder.resolve("review.json.proof"), proof.bytes());
    }

    private static byte[] entry() {
        var entry = JsonNodeFactory.instance.objectNode();
        entry.put("kind", "ReportProduced");
        entry.put("type", "access-certification");
        entry.put("campaignId", CAMPAIGN);
        entry.put("fileName", "review.json");
        entry.put("sha256", Hash.sha256(REPORT).hex());
        entry.put("size", REPORT.length);
        return CanonicalJson.write(entry);
    }

    private int verify(String... options) {
        List<String> line = new ArrayList<>(List.of("verify", file.toString()));
        line.addAll(List.of("--key", folder.resolve("log.pub").toString()));
        line.addAll(List.of(options));
        return new CommandLine(new Attest()).execute(line.toArray(String[]::new));
    }

    @Test
    void shouldFindWhatTheProofSays() {
        assertThat(verify()).isZero();
        assertThat(verify("--kind", "access-certification", "--campaign", CAMPAIGN)).isZero();
    }

    @Test
    void shouldRefuseAnotherFile() throws IOException {
        // Given
        Files.writeString(file, "kept 4, revoked 0");

        // When // Then
        assertThat(verify()).isEqualTo(1);
    }

    @Test
    void shouldReadNoKeyThatHasNoEnd() throws IOException {
        // Given
        Path key = Files.write(folder.resolve("large.pub"), new byte[64 * 1024 + 1]);

        // When // Then
        assertThatThrownBy(() -> PinnedKey.read(key))
                .isInstanceOf(CommandFailure.class)
                .hasMessage(key + " is longer than 65536 bytes");
    }

    @Test
    void shouldTakeACampaignAsTablesShowIt() {
        assertThat(verify("--campaign", "00000007")).isZero();
        assertThat(verify("--campaign", "00000008")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "--kind, risk-assessment",
        "--kind, ReportProduced",
        "--campaign, 0199d3b0-0000-7000-8000-000000000008",
    })
    void shouldRefuseAnotherReportThanTheOneAskedFor(String option, String wanted) {
        assertThat(verify(option, wanted)).isEqualTo(1);
    }
}
