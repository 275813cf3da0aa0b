package dev.attest.lake.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// What stands here was worked out by hand from the protocol's description.
class CompactThriftTest {

    @Test
    void shouldWriteNumbersByTheirDistanceFromTheLast() {
        assertThat(
                        written(s -> {
                            s.i32(1, 150);
                            s.i64(3, -1);
                            s.bool(4, true);
                            s.bool(5, false);
                        }))
                .isEqualTo("15ac02" + "2601" + "11" + "12" + "00");
    }

    @Test
    void shouldCountAnewInAStructAndGoOnAfterIt() {
        assertThat(
                        written(s -> {
                            s.struct(2, inner -> inner.text(4, "é"));
                            s.marker(3);
                            s.i32(4, 0);
                        }))
                .isEqualTo("2c" + "4802c3a9" + "00" + "1c00" + "1500" + "00");
    }

    @Test
    void shouldWriteShortAndLongLists() {
        assertThat(
                        written(s -> {
                            s.i32s(1, 3, 8);
                            s.texts(2, "a");
                            s.structs(
                                    3,
                                    Collections.nCopies(15, 1),
                                    (item, value) -> item.i32(1, value));
                        }))
                .isEqualTo("19250610" + "19180161" + "19fc0f" + "150200".repeat(15) + "00");
    }

    @Test
    void shouldRefuseFieldsOutOfOrder() {
        assertThatThrownBy(() ->
                        written(s -> {
                            s.i32(2, 0);
                            s.i32(1, 0);
                        }))
                .hasMessage("field 1 after 2");
    }

    private static String written(Consumer<CompactThrift> fields) {
        Buffer out = new Buffer();
        CompactThrift.write(out, fields);
        return HexFormat.of().formatHex(out.toBytes());
    }
}
