package dev.attest.cli.audits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.cli.output.CommandFailure;
import dev.attest.traildigest.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AuditTrailCommandTest {
    private static final String LOG =
            "111122223333_CloudTrail_eu-central-1_20260301T0020Z_abcDEF123.json";
    private static final String DIGEST =
            "111122223333_CloudTrail-Digest_eu-central-1_all_us-east-1_20260301T010000Z.json";

    private static final String RECORDS = "{\"Records\":[]}";

    /// Of something else.
    private static final String HASH =
            "38e6b5b1d9e9c8ad1b8ac8d3b3a0e9a1ae1f3c4bd4a7c0f3a9e4c5d6b7a8f901";

    @TempDir private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream remarked = new ByteArrayOutputStream();

    @BeforeEach
    void deliver() throws IOException {
        Files.writeString(folder.resolve(LOG), RECORDS);
    }

    @Test
    void shouldTellWhatIsNotAsItWasDelivered() throws IOException {
        // Given
        digest(HASH);

        // When
        int exit = run();

        // Then
        assertThat(exit).isEqualTo(1);
        assertThat(out())
                .startsWith(
                        """
                        LOG_ALTERED  111122223333  eu-central-1  2026-03-01T00:00:00Z
                          %s
                        """
                                .formatted(LOG));
        assertThat(err())
                .contains("unverified: 1")
                .contains("logs as delivered: 0, missing: 0, altered: 1, extra: 0")
                .contains("--public-keys");
    }

    @Test
    void shouldSayThatNothingIsKnownWithoutADigest() {
        // When
        int exit = run();

        // Then
        assertThat(exit).isEqualTo(4);
        assertThat(out()).isEmpty();
        assertThat(err()).contains("there is no digest in " + folder);
    }

    @Test
    void shouldPrintJsonWithEveryHour() throws IOException {
        // Given
        digest(HASH);

        // When
        run("-o", "json");

        // Then
        assertThat(out())
                .contains("\"untold\" : 0")
                .contains("\"altered\" : 1")
                .contains("\"kind\" : \"LOG_ALTERED\"")
                .contains("\"trail\" : \"all_us-east-1\"");
    }

    @Test
    void shouldRefuseWhatAreNoKeys() throws IOException {
        // Given
        Path keys = Files.writeString(folder.resolve("keys"), "{\"PublicKeyList\": [{}]}");

        // When
        int exit = run("--public-keys", keys.toString());

        // Then
        assertThat(exit).isEqualTo(2);
        assertThat(err()).contains("/PublicKeyList/0/Fingerprint is no text");
    }

    @Test
    void shouldNotTakeForeignKeysForAProof() throws Exception {
        // Given
        digest(Sha256.hex(RECORDS.getBytes(StandardCharsets.UTF_8)));
        Files.writeString(
                folder.resolve(DIGEST + ".head.json"), "{\"Metadata\": {\"signature\": \"ab12\"}}");

        // When
        int exit = run("--public-keys", keys("f2"));

        // Then
        assertThat(exit).isEqualTo(4);
        assertThat(out()).isEmpty();
        assertThat(err())
                .contains("signatures not checked: 1;", "keys.json has no key for them")
                .contains("only digests without a signature that holds name 1;");
    }

    @Test
    void shouldSayWhichLogsNoSignatureVouchesFor() throws Exception {
        // Given
        digest(Sha256.hex(RECORDS.getBytes(StandardCharsets.UTF_8)));

        // When
        int withoutKeys = run();
        int withKeys = run("--public-keys", keys("f1"));

        // Then
        assertThat(withoutKeys).isZero();
        assertThat(withKeys).isEqualTo(4);
        assertThat(err())
                .contains("only digests without a signature that holds name 1;")
                .doesNotContain("signatures not checked");
    }

    @Test
    void shouldRefuseKeysThatSayTwoThings() throws IOException {
        // Given
        Path keys =
                Files.writeString(
                        folder.resolve("keys"), "{\"PublicKeyList\": [], \"PublicKeyList\": []}");

        // When
        int exit = run("--public-keys", keys.toString());

        // Then
        assertThat(exit).isEqualTo(2);
        assertThat(err()).contains("keys is not JSON: Duplicate");
    }

    /// What `aws cloudtrail list-public-keys` prints: the bare key of PKCS #1, which Java has
    /// behind 24 bytes of its own.
    private String keys(String fingerprint) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        byte[] encoded = generator.generateKeyPair().getPublic().getEncoded();
        String bare =
                Base64.getEncoder().encodeToString(Arrays.copyOfRange(encoded, 24, encoded.length));
        return Files.writeString(
                        folder.resolve("keys.json"),
                        "{\"PublicKeyList\": [{\"Fingerprint\": \"%s\", \"Value\": \"%s\"}]}"
                                .formatted(fingerprint, bare))
                .toString();
    }

    private void digest(String hash) throws IOException {
        Files.writeString(
                folder.resolve(DIGEST),
                """
                {"awsAccountId": "111122223333", "digestStartTime": "2026-03-01T00:00:00Z",
                 "digestEndTime": "2026-03-01T01:00:00Z", "digestS3Bucket": "trail",
                 "digestS3Object": "%s", "digestPublicKeyFingerprint": "f1",
                 "digestSignatureAlgorithm": "SHA256withRSA", "previousDigestS3Object": null,
                 "logFiles": [{"s3Bucket": "trail", "s3Object": "%s", "hashValue": "%s",
                   "hashAlgorithm": "SHA-256"}]}
                """
                        .formatted(DIGEST, LOG, hash));
    }

    private int run(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(remarked, true, StandardCharsets.UTF_8));
            return new CommandLine(new AuditTrailCommand())
                    .setErr(new PrintWriter(System.err, true))
                    .setExecutionExceptionHandler((failure, command, parsed) -> {
                        var known = (CommandFailure) failure;
                        System.err.println(known.getMessage());
                        return known.exitCode().number();
                    })
                    .execute(
                            Stream.concat(Stream.of(folder.toString()), Stream.of(arguments))
                                    .toArray(String[]::new));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private String out() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return remarked.toString(StandardCharsets.UTF_8);
    }
}
