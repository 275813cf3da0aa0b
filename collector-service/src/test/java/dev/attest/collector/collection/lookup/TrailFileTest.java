package dev.attest.collector.collection.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrailFileTest {

    @Test
    void shouldKeepRecordsByteForByteAndQuoteWhatIsNone() {
        assertThat(file("{\"a\": 1}", "{\"a\":", "", "{\"a\":1}{\"b\":2}", "[\"x\"]"))
                .isEqualTo(
                        "{\"Records\":[{\"a\": 1},\n\"event e: {\\\"a\\\":\",\n\"event e: \",\n"
                                + "\"event e: {\\\"a\\\":1}{\\\"b\\\":2}\",\n"
                                + "\"event e: [\\\"x\\\"]\"]}");
    }

    private static String file(String... records) {
        return new String(
                TrailFile.of(
                        List.of(records).stream()
                                .map(record -> new LookedUp("e", Instant.EPOCH, record))
                                .toList()),
                StandardCharsets.UTF_8);
    }
}
