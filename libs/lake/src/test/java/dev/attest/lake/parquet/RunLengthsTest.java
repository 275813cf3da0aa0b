package dev.attest.lake.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class RunLengthsTest {

    @RepeatedTest(200)
    void shouldBeReadAsWhatWasWritten() {
        // Given
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int width = 1 + random.nextInt(20);
        int[] values = values(random, width);

        // When
        Buffer out = new Buffer();
        RunLengths.encode(values, values.length, width, out);

        // Then
        assertThat(decoded(out, values.length, width)).as("seed %d", seed).isEqualTo(values);
    }

    @Test
    void shouldPackBitsAsTheFormatsExampleDoes() {
        // When
        Buffer out = new Buffer();
        RunLengths.pack(new int[] {0, 1, 2, 3, 4, 5, 6, 7}, 0, 8, 3, out);

        // Then
        assertThat(HexFormat.of().formatHex(out.toBytes())).isEqualTo("88c6fa");
    }

    @Test
    void shouldWriteARunAsItsLengthAndOneValue() {
        // Given
        int[] values = new int[1_000];
        Arrays.fill(values, 300);

        // When
        Buffer out = new Buffer();
        RunLengths.encode(values, values.length, 9, out);

        // Then
        assertThat(HexFormat.of().formatHex(out.toBytes())).isEqualTo("d00f" + "2c01");
    }

    @Test
    void shouldKnowHowManyBitsANumberTakes() {
        assertThat(RunLengths.width(0)).isEqualTo(1);
        assertThat(RunLengths.width(1)).isEqualTo(1);
        assertThat(RunLengths.width(2)).isEqualTo(2);
        assertThat(RunLengths.width(255)).isEqualTo(8);
        assertThat(RunLengths.width(256)).isEqualTo(9);
    }

    /// Single values and runs of any length, in turn.
    private static int[] values(Random random, int width) {
        int[] values = new int[random.nextInt(500)];
        for (int i = 0; i < values.length; ) {
            int value = random.nextInt(1 << width);
            int length = random.nextBoolean() ? 1 : 1 + random.nextInt(30);
            for (int end = Math.min(values.length, i + length); i < end; i++) {
                values[i] = value;
            }
        }
        return values;
    }

    private static int[] decoded(Buffer in, int size, int width) {
        byte[] bytes = in.toBytes();
        int[] values = new int[size];
        int at = 0;
        int next = 0;
        while (at < bytes.length) {
            int header = 0;
            for (int shift = 0, b = 0x80; (b & 0x80) != 0; shift += 7) {
                b = bytes[at++];
                header |= (b & 0x7f) << shift;
            }
            if ((header & 1) == 0) {
                int value = 0;
                for (int shift = 0; shift < width; shift += 8) {
                    value |= (bytes[at++] & 0xff) << shift;
                }
                Arrays.fill(values, next, next + (header >> 1), value);
                next += header >> 1;
            } else {
                int count = (header >> 1) * 8;
                for (int i = 0; i < count; i++, next++) {
                    int value = bits(bytes, at * 8 + i * width, width);
                    if (next < size) {
                        values[next] = value;
                    } else {
                        assertThat(value).as("padding").isZero();
                    }
                }
                at += count * width / 8;
            }
        }
        assertThat(next).isBetween(size, size + 7);
        return values;
    }

    private static int bits(byte[] bytes, int from, int width) {
        int value = 0;
        for (int i = 0; i < width; i++) {
            value |= (bytes[(from + i) / 8] >> (from + i) % 8 & 1) << i;
        }
        return value;
    }
}
