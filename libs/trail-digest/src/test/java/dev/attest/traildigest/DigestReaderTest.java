package dev.attest.traildigest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A small file may unpack to very much: what is read of a digest is bounded.
class DigestReaderTest {

    private static final String HEAD =
            "\"digestS3Bucket\":\"trail\",\"digestS3Object\":\"AWSLogs/111122223333_CloudTrail-Digest_"
                    + "eu-central-1_all_us-east-1_20260301T010000Z.json.gz\","
                    + "\"digestStartTime\":\"2026-03-01T00:00:00Z\","
                    + "\"digestEndTime\":\"2026-03-01T01:00:00Z\","
                    + "\"digestPublicKeyFingerprint\":\"f1\","
                    + "\"digestSignatureAlgorithm\":\"SHA256withRSA\"";
    private static final String HASH = "0".repeat(64);

    @Test
    void shouldReadMembersInAnyOrderAndWhatItDoesNotKnow() throws Exception {
        // Given
        String more = "\"newer\":{\"a\":[1,{\"b\":null}]},\"previousDigestS3Object\":null,";

        // When
        Digest read = read("{" + logs(2) + "," + more + HEAD + "}");

        // Then
        assertThat(read.logs()).hasSize(2);
        assertThat(read.logs().getLast().object()).isEqualTo("trail/" + key(1));
        assertThat(read.previous()).isEmpty();
    }

    @Test
    void shouldReadAsManyLogsAsADigestMayName() throws Exception {
        assertThat(read("{" + HEAD + "," + logs(DigestReader.MOST_LOGS) + "}").logs())
                .hasSize(DigestReader.MOST_LOGS);
    }

    @Test
    void shouldRefuseMoreLogs() {
        assertThatThrownBy(() -> read("{" + HEAD + "," + logs(DigestReader.MOST_LOGS + 1) + "}"))
                .hasMessage("/logFiles/20000 is too much: a digest names at most 20000 logs");
    }

    @Test
    void shouldRefuseMorePartsWhereverTheyStand() {
        // Given
        String many = "[" + "{},".repeat(DigestReader.MOST_TOKENS / 2) + "{}]";

        // Then
        assertThatThrownBy(() -> read("{\"x\":" + many + "," + HEAD + "}"))
                .hasMessageMatching("/x/\\d+ is too much: Token count .* \\(400000.*");
        assertThatThrownBy(() -> read("{\"logFiles\":[{\"x\":" + many + "}]," + HEAD + "}"))
                .hasMessageMatching("/logFiles/0/x/\\d+ is too much: Token count .* \\(400000.*");
    }

    @Test
    void shouldStopAtTheFirstLogThatIsNone() {
        assertThatThrownBy(() -> read("{\"logFiles\":[" + "{},".repeat(1_000) + "!"))
                .hasMessage("/logFiles/0/s3Object is no text");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{HEAD,HEAD}; not JSON: Duplicate",
                "{HEAD,\"logFiles\":[{\"s3Bucket\":\"a\",\"s3Bucket\":\"b\"}]}; not JSON: Duplicate",
                "{HEAD,\"logFiles\":[]} {}; not JSON: Trailing",
                "{HEAD,\"logFiles\":[; not JSON: Unexpected end",
                "{HEAD,\"logFiles\":{}}; /logFiles is no list",
                "{HEAD,\"logFiles\":[[]]}; /logFiles/0/s3Object is no text",
                "{HEAD,\"logFiles\":[{\"s3Object\":7}]}; /logFiles/0/s3Object is no text",
                "{HEAD,\"logFiles\":[],\"previousDigestS3Object\":{}};"
                        + " /previousDigestS3Object is no text",
                "[]; /digestS3Object is no text",
                "{\"x\":[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]}; /x/0/0"
            })
    void shouldSayWhereItIsNoDigest(String text, String reason) {
        assertThatThrownBy(() -> read(text.replace("HEAD", HEAD)))
                .isInstanceOf(UnreadableDigestException.class)
                .hasMessageStartingWith(reason.strip());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T00:00:00Z",
        "2026-02-28T23:00:00Z",
        "2026-03-02T00:00:01Z",
        "2036-03-01T00:00:00Z"
    })
    void shouldRefuseATimeThatNoDigestIsOf(String end) {
        assertThatThrownBy(() ->
                        read("{" + HEAD.replace("2026-03-01T01:00:00Z", end) + ",\"logFiles\":[]}"))
                .isInstanceOf(UnreadableDigestException.class)
                .hasMessage(
                        "/digestEndTime is not within a day after /digestStartTime,"
                                + " 2026-03-01T00:00:00Z: "
                                + end);
    }

    private static Digest read(String text) throws UnreadableDigestException {
        return DigestReader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String logs(int count) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        "{\"s3Bucket\":\"trail\",\"s3Object\":\"%s\",\"hashValue\":\"%s\","
                                        .formatted(key(i), HASH)
                                + "\"hashAlgorithm\":\"SHA-256\","
                                + "\"newestEventTime\":\"2026-03-01T00:10:00Z\","
                                + "\"oldestEventTime\":\"2026-03-01T00:05:00Z\"}")
                .collect(Collectors.joining(",", "\"logFiles\":[", "]"));
    }

    private static String key(int index) {
        return "AWSLogs/111122223333_CloudTrail_eu-central-1_20260301T0010Z_u" + index + ".json.gz";
    }
}
