package dev.attest.collector.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// Records are cut where they end, wherever quotes, backslashes and brackets stand, and however
/// little of the file comes at a time.
class RecordSplitterTest {

    private static final TrailLimits LIMITS = new TrailLimits(1 << 24, 1 << 20, 64, 1 << 19);
    private static final List<String> PIECES =
            List.of(
                    "\\\\",
                    "\\\"",
                    "{",
                    "}",
                    "[",
                    "]",
                    ",",
                    ":",
                    "a",
                    "bcdefgh",
                    "\u00e9",
                    "\ud83d\ude00",
                    "\\u0022",
                    "!",
                    "#",
                    "[\\\\\\\"]");

    @RepeatedTest(300)
    void shouldCutRecordsWhereTheyEnd(RepetitionInfo run) {
        // Given
        Random dice = new Random(run.getCurrentRepetition());
        List<String> records = new ArrayList<>();
        for (int i = 1 + dice.nextInt(12); i > 0; i--) {
            records.add(record(dice));
        }
        String file = "{\"Records\":[" + String.join(",", records) + "]}";

        // When
        List<String> cut = cut(file.getBytes(StandardCharsets.UTF_8), dice);

        // Then
        assertThat(cut).as("seed %d", run.getCurrentRepetition()).isEqualTo(records);
    }

    private static String record(Random dice) {
        return "{\"%s\":\"%s\",\"more\":{\"list\":[\"%s\",{}]}}"
                .formatted(text(dice), text(dice), text(dice));
    }

    /// What stands between the quotes of a string.
    private static String text(Random dice) {
        StringBuilder text = new StringBuilder();
        for (int i = dice.nextInt(20); i > 0; i--) {
            text.append(PIECES.get(dice.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static List<String> cut(byte[] file, Random dice) {
        var splitter = new RecordSplitter(dripping(file, dice), LIMITS);
        List<String> cut = new ArrayList<>();
        while (splitter.next() instanceof Piece.Slice slice) {
            cut.add(
                    new String(
                            slice.bytes(), slice.from(), slice.length(), StandardCharsets.UTF_8));
        }
        return cut;
    }

    private static InputStream dripping(byte[] file, Random dice) {
        return new FilterInputStream(new ByteArrayInputStream(file)) {
            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                return super.read(bytes, from, Math.min(length, 1 + dice.nextInt(23)));
            }
        };
    }
}
