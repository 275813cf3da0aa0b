package dev.attest.collector.trail;

import static dev.attest.collector.trail.TrailFixture.file;
import static dev.attest.collector.trail.TrailFixture.gzip;
import static dev.attest.collector.trail.TrailFixture.read;
import static dev.attest.collector.trail.TrailFixture.record;
import static dev.attest.collector.trail.TrailFixture.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.testsupport.Seeds;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTrailTest {

    @Test
    void shouldReadEveryForm() {
        // Given
        String a = record("a");
        String b = record("b");

        // When, Then
        assertThat(read(file(a, b)).ids()).containsExactly("a", "b");
        assertThat(read("[" + a + "," + b + "]").ids()).containsExactly("a", "b");
        assertThat(read(a + "\n" + b + "\n").ids()).containsExactly("a", "b");
        assertThat(read("\uFEFF" + file(a) + file(b)).ids()).containsExactly("a", "b");
        assertThat(read("{\"x\": {\"y\": [1]}, \"Records\" : [ " + a + " ], \"z\":1}").ids())
                .containsExactly("a");
        assertThat(read("{\"Records\":[]}").records()).isEmpty();
    }

    @Test
    void shouldPointToTheBytesOfEachRecord() {
        // Given
        String text = file(record("ä"), record("b"));

        // When
        var records = read(text).records();

        // Then
        for (TrailRecord record : records) {
            byte[] slice =
                    Arrays.copyOfRange(
                            utf8(text),
                            (int) record.offset(),
                            (int) record.offset() + record.length());
            assertThat(slice).isEqualTo(utf8(record(record.activity().eventId())));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "\"text\"", "null", "[1,2]", "[{\"a\":1}]", "true"})
    void shouldSetAsideARecordThatIsNoObject(String element) {
        // When
        var read = read(file(record("a"), element, record("b")));

        // Then
        assertThat(read.ids()).containsExactly("a", "b");
        assertThat(read.reading().quarantined())
                .singleElement()
                .satisfies(q -> {
                    assertThat(q.position()).startsWith("record 2 at byte ");
                    assertThat(q.reason()).isEqualTo("the record is not an object");
                    assertThat(q.value()).startsWith(element);
                });
    }

    @Test
    void shouldQuoteARefusedRecordWithoutItsNeighbours() {
        // When
        var list = read(file(record("a"), "17", record("b")));
        var lines = read(record("a") + "\nnot json\n" + record("b"));

        // Then
        assertThat(list.reading().quarantined().getFirst().value()).isEqualTo("17");
        assertThat(lines.reading().quarantined().getFirst().value()).isEqualTo("not json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eventID", "eventSource", "eventName", "awsRegion"})
    void shouldSetAsideARecordThatIsNamedByHalfACharacter(String field) {
        // Given
        String half = record("x").replaceFirst('"' + field + "\":\"", "$0\\\\ud800");

        // When
        var read = read(file(record("a"), half, record("b")));

        // Then
        assertThat(read.ids()).containsExactly("a", "b");
        assertThat(read.reading().quarantined())
                .singleElement()
                .satisfies(q -> {
                    assertThat(q.reason()).isEqualTo(field + " holds half a character");
                    assertThat(q.value()).startsWith("\uFFFD");
                });
    }

    @Test
    void shouldReplaceHalvesOfCharacters() {
        // When
        var read = read(file(record("a").replace("dora\"}", "do\\ud83d\\ude00\\udc00ra\"}")));

        // Then
        assertThat(read.records().getFirst().activity().actor().name())
                .isEqualTo("do\uD83D\uDE00\uFFFDra");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eventID", "eventTime", "eventSource", "eventName", "awsRegion"})
    void shouldNameTheMissingField(String field) {
        // Given
        String without = record("x").replace('"' + field + "\":", "\"other\":");

        // When
        var read = read(file(record("a"), without, record("b")));

        // Then
        assertThat(read.ids()).containsExactly("a", "b");
        assertThat(read.reasons()).containsExactly(field + " is missing");
    }

    @Test
    void shouldNameAWrongValue() {
        // When
        var read =
                read(
                        file(
                                record("a", "yesterday"),
                                record("b", "1999-01-01T00:00:00Z"),
                                record("c")
                                        .replace(
                                                "\"recipientAccountId\":\"111122223333\"",
                                                "\"recipientAccountId\":\"12\"")));

        // Then
        assertThat(read.records()).isEmpty();
        assertThat(read.reading().quarantined())
                .extracting(q -> q.reason() + ": " + q.value())
                .containsExactly(
                        "eventTime is not a moment in ISO 8601: yesterday",
                        "eventTime cannot be right: 1999-01-01T00:00:00Z",
                        "recipientAccountId is not an account of 12 digits: 12");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"eventVersion\":\"1.08\",\"eventID\":}",
                "{\"eventVersion\":\"1.08\" \"eventID\":\"x\"}",
                "{\"eventVersion\":\"1.08\",\"a\":[1,2}",
                "{\"eventVersion\":\"1.08\",\"a\":\"no end}",
                "{\"eventVersion\":\"1.08\",\"a\":{{}"
            })
    void shouldFindTheNeighboursOfAMalformedRecord(String malformed) {
        // When
        var read = read(file(record("a"), malformed, record("b"), record("c")));

        // Then
        assertThat(read.ids()).containsExactly("a", "b", "c");
        assertThat(read.reading().quarantined()).isNotEmpty();
    }

    @Test
    void shouldKeepGoodLinesAroundABadOne() {
        // When
        var read = read(record("a") + "\nnot json at all\n{\"eventID\": oops\n" + record("b"));

        // Then
        assertThat(read.ids()).containsExactly("a", "b");
        assertThat(read.reasons()).hasSize(2);
    }

    @Test
    void shouldKeepWhatStandsBeforeTheEndOfATruncatedFile() throws IOException {
        // Given
        String[] records = new String[400];
        Arrays.setAll(records, i -> record("event-" + i));
        byte[] whole = gzip(utf8(file(records)));
        byte[] cut = Arrays.copyOf(whole, whole.length * 3 / 4);

        // When
        var read = read(new GZIPInputStream(new ByteArrayInputStream(cut)), TrailFixture.STANDARD);

        // Then
        assertThat(read.records()).hasSizeBetween(100, 399);
        assertThat(read.reasons())
                .containsExactly("the compressed stream ends early: the file is truncated");
        assertThat(read.reading().quarantined().getFirst().position())
                .startsWith("record " + (read.records().size() + 1) + " at byte ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "   ", "hello", "PK\u0003\u0004", "{\"Records\":", "{]", "\"text\""})
    void shouldSayThatAFileIsOfNoUse(String text) {
        // When
        var read = read(text);

        // Then
        assertThat(read.records()).isEmpty();
        assertThat(text.isBlank() ? 1 : read.reading().quarantined().size()).isEqualTo(1);
    }

    @Test
    void shouldStopAtTheBoundOfAFileThatUnpacksToZeros() {
        // Given
        InputStream zeros = endless((byte) 0);
        InputStream file =
                new SequenceInputStream(
                        new ByteArrayInputStream(utf8("{\"Records\":[" + record("a") + ",")),
                        zeros);

        // When
        var read = read(file, new TrailLimits(300_000_000, 1 << 20, 64, 1 << 19));

        // Then
        assertThat(read.ids()).containsExactly("a");
        assertThat(read.reasons())
                .containsExactly(
                        "the record is longer than 1048576 bytes",
                        "the file is larger than 300000000 bytes uncompressed; what follows was not read");
    }

    @Test
    void shouldCountWhatItNoLongerLists() {
        // When
        var read = read("{\"Records\":[" + "17,".repeat(10_050) + "17]}");

        // Then
        assertThat(read.reading().refused()).isEqualTo(10_051);
        assertThat(read.reading().quarantined()).hasSize(10_001);
    }

    @Test
    void shouldRefuseZerosAtOnce() {
        // When
        var read = read(endless((byte) 0), TrailFixture.STANDARD);

        // Then
        assertThat(read.reasons()).containsExactly("the file is not JSON");
    }

    @Test
    void shouldNotFillTheMemoryWithBlanks() {
        // Given
        InputStream file =
                new SequenceInputStream(
                        new ByteArrayInputStream(utf8("{\"a\":1")), endless((byte) ' '));

        // When
        var read = read(file, TrailFixture.STANDARD);

        // Then
        assertThat(read.reasons())
                .containsExactly(
                        "the record is longer than 1048576 bytes",
                        "the file is larger than 268435456 bytes uncompressed; what follows was not read");
    }

    @Test
    void shouldSetAsideARecordWithAStringOfTenMegabytes() {
        // Given
        String large = record("large").replace("\"cli\"", '"' + "x".repeat(10_000_000) + '"');

        // When
        var read = read(file(record("a"), large, record("b")));

        // Then
        assertThat(read.ids()).containsExactly("a", "b");
        assertThat(read.reasons()).containsExactly("the record is longer than 1048576 bytes");
    }

    @Test
    void shouldSetAsideARecordThatIsSmallAndFillsTheMemory() {
        // Given
        String braces = "[" + "{},".repeat(100_000) + "{}]";

        // When
        var read =
                read(
                        file(
                                record("a"),
                                record("braces")
                                        .replace(
                                                "\"requestParameters\":null",
                                                "\"requestParameters\":" + braces),
                                record("b")));

        // Then
        assertThat(read.ids()).containsExactly("a", "b");
        assertThat(read.reasons()).singleElement().asString().contains("Token count");
    }

    @Test
    void shouldEndABatchEarlyWhenItsRecordsAreLarge() {
        // Given
        String large = "\"" + "x".repeat(100_000) + "\"";
        String[] records =
                IntStream.range(0, 100)
                        .mapToObj(i ->
                                record("large-" + i)
                                        .replace(
                                                "\"requestParameters\":null",
                                                "\"requestParameters\":{\"x\":" + large + "}"))
                        .toArray(String[]::new);

        // When
        List<Integer> batches = TrailFixture.batches(file(records), 1_000);

        // Then
        assertThat(batches)
                .hasSizeGreaterThan(2)
                .allSatisfy(size -> assertThat(size).isLessThan(50));
        assertThat(batches.stream().mapToInt(size -> size).sum()).isEqualTo(100);
    }

    @Test
    void shouldTakeNobodysWordForWhatAttestSendsToItself() {
        // Given
        String forged =
                record("forged")
                        .replace("s3.amazonaws.com", SensorRecords.SOURCE)
                        .replace("111122223333", SensorRecords.ACCOUNT);

        // When
        var read = read(file(forged, record("a")));

        // Then
        assertThat(read.ids()).containsExactly("a");
        assertThat(read.reasons())
                .containsExactly("only Attest itself sends records of this source");
    }

    @Test
    void shouldSetAsideARecordThatIsTooDeep() {
        // Given
        String deep = "[".repeat(1000) + "]".repeat(1000);

        // When
        var read =
                read(
                        file(
                                record("a"),
                                record("deep")
                                        .replace(
                                                "\"requestParameters\":null",
                                                "\"requestParameters\":" + deep),
                                record("b")));

        // Then
        assertThat(read.ids()).containsExactly("a", "b");
        assertThat(read.reasons()).singleElement().asString().contains("nesting depth");
    }

    @Test
    void shouldReplaceNulCharacters() {
        // When
        var read = read(file(record("a").replace("dora\"}", "do\\u0000ra\"}")));

        // Then
        assertThat(read.records().getFirst().activity().actor().name()).isEqualTo("do\uFFFDra");
    }

    @Test
    void shouldNeverFailAndNeverInventOnDamagedFiles() {
        Seeds.check(
                60,
                random -> {
                    // Given
                    List<String> ids = List.of("a", "b", "c", "d", "e");
                    byte[] bytes =
                            utf8(
                                    file(
                                            ids.stream()
                                                    .map(TrailFixture::record)
                                                    .toArray(String[]::new)));
                    for (int i = 0; i <= random.nextInt(4); i++) {
                        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                    }

                    // When
                    var read = read(new ByteArrayInputStream(bytes), TrailFixture.STANDARD);

                    // Then
                    assertThat(read.records().size() + read.reading().quarantined().size())
                            .isPositive();
                    assertThat(read.records().size()).isLessThanOrEqualTo(ids.size());
                });
    }

    private static InputStream endless(byte value) {
        byte[] chunk = new byte[1 << 16];
        Arrays.fill(chunk, value);
        return new SequenceInputStream(
                Collections.enumeration(
                        Collections.nCopies(6000, (InputStream) new Repeat(chunk))));
    }

    /// A chunk that is read once for each time it is opened.
    private static final class Repeat extends InputStream {
        private final byte[] chunk;
        private boolean done;

        Repeat(byte[] chunk) {
            this.chunk = chunk;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (done) {
                done = false;
                return -1;
            }
            int read = Math.min(length, chunk.length);
            System.arraycopy(chunk, 0, into, from, read);
            done = true;
            return read;
        }
    }
}
