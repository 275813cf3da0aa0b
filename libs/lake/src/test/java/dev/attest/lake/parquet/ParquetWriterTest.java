package dev.attest.lake.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.lake.Answers;
import dev.attest.lake.parquet.Column.Day;
import dev.attest.lake.parquet.Column.Flag;
import dev.attest.lake.parquet.Column.Moment;
import dev.attest.lake.parquet.Column.Number;
import dev.attest.lake.parquet.Column.OptionalFlag;
import dev.attest.lake.parquet.Column.OptionalText;
import dev.attest.lake.parquet.Column.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files are read by DuckDB, which knows nothing of how they were written.
class ParquetWriterTest {

    private static final List<Column<Row>> COLUMNS =
            List.of(
                    new Text<>("name", Row::name),
                    new OptionalText<>("note", Row::note),
                    new Flag<>("used", Row::used),
                    new OptionalFlag<>("known", Row::known),
                    new Number<>("count", Row::count),
                    new Day<>("born", Row::born),
                    new Moment<>("seen", Row::seen));

    private static final int DAYS = 40_000;
    private static final long MICROS = 4_000_000_000_000_000L;
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder()
                    .appendPattern("uuuu-MM-dd HH:mm:ss")
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
                    .toFormatter(Locale.ROOT);

    @TempDir private Path folder;
    private Path file;

    private record Row(
            String name,
            @Nullable String note,
            boolean used,
            @Nullable Boolean known,
            int count,
            int born,
            long seen) {

        List<@Nullable String> read() {
            return Arrays.asList(
                    name,
                    note,
                    String.valueOf(used),
                    known == null ? null : known.toString(),
                    String.valueOf(count),
                    LocalDate.ofEpochDay(born).toString(),
                    String.valueOf(seen));
        }
    }

    @BeforeEach
    void name() {
        file = folder.resolve("rows.parquet");
    }

    @RepeatedTest(20)
    void shouldBeReadAsWhatWasWritten() throws Exception {
        // Given
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<List<Row>> groups =
                Stream.generate(() -> rows(random)).limit(1 + random.nextInt(3)).toList();

        // When
        write(groups);

        // Then
        List<Row> all = groups.stream().flatMap(List::stream).toList();
        assertThat(read()).as("seed %d", seed).isEqualTo(all.stream().map(Row::read).toList());
        assertThat(bounds())
                .as("seed %d", seed)
                .isEqualTo(groups.stream().flatMap(ParquetWriterTest::bounds).toList());
    }

    @Test
    void shouldWriteRowsInTheOrderThatIsAskedFor() throws Exception {
        // Given
        List<Row> rows =
                IntStream.range(0, 3_000)
                        .mapToObj(i -> row("n" + i, i % 7 == 0 ? null : "x" + i % 5))
                        .toList();
        List<Integer> order = new ArrayList<>(IntStream.range(0, rows.size()).boxed().toList());
        Collections.shuffle(order, new Random(7));

        // When
        try (var writer = new ParquetWriter<>(file, COLUMNS)) {
            writer.write(taken(rows), order.stream().mapToInt(i -> i).toArray());
            writer.finish();
        }

        // Then
        assertThat(read()).isEqualTo(order.stream().map(i -> rows.get(i).read()).toList());
    }

    @Test
    void shouldSplitLargeTextsIntoPages() throws Exception {
        // Given
        String large = "x".repeat(100_000);
        List<Row> rows =
                IntStream.range(0, 20)
                        .mapToObj(i -> row(large + i, i % 3 == 0 ? null : i + large))
                        .toList();

        // When
        write(List.of(rows));

        // Then
        assertThat(read()).isEqualTo(rows.stream().map(Row::read).toList());
        assertThat(
                        Answers.to(
                                "select encoding_stats[1].count from parquet_metadata('"
                                        + file
                                        + "') where path_in_schema = 'name'"))
                .containsExactly(List.of("4"));
    }

    @Test
    void shouldUseADictionaryOnlyWhereTextsRepeatThemselves() throws Exception {
        // Given
        List<Row> rows =
                IntStream.range(0, 2_000).mapToObj(i -> row("n" + i, "same " + i % 100)).toList();

        // When
        write(List.of(rows));

        // Then
        assertThat(encodings()).containsExactly("PLAIN, RLE", "PLAIN, RLE, RLE_DICTIONARY");
        assertThat(read()).isEqualTo(rows.stream().map(Row::read).toList());
    }

    @Test
    void shouldGiveADictionaryUpThatGrowsTooLarge() throws Exception {
        // Given
        List<Row> rows =
                IntStream.range(0, 3_000)
                        .mapToObj(i ->
                                row(
                                        "n" + "x".repeat(300) + i / 3,
                                        i % 2 == 0 ? null : "y".repeat(1_000) + i / 3))
                        .toList();

        // When
        write(List.of(rows));

        // Then
        assertThat(encodings()).containsExactly("PLAIN, RLE", "PLAIN, RLE");
        assertThat(read()).isEqualTo(rows.stream().map(Row::read).toList());
    }

    @Test
    void shouldWriteTheSameBytesForTheSameRows() throws Exception {
        // Given
        List<Row> rows = rows(new Random(11));
        write(List.of(rows));
        byte[] first = Files.readAllBytes(file);

        // When
        write(List.of(rows));

        // Then
        assertThat(file).hasBinaryContent(first);
    }

    @Test
    void shouldLetReadersPassOverGroupsByTheirBounds() throws Exception {
        // Given
        write(
                List.of(
                        List.of(row("a", "a"), row("b", null)),
                        List.of(row("m", "z"), row("n", "z"))));
        int second =
                Integer.parseInt(
                        String.valueOf(
                                Answers.to(
                                                "select min(coalesce(dictionary_page_offset,"
                                                        + " data_page_offset)) from parquet_metadata('"
                                                        + file
                                                        + "') where row_group_id = 1")
                                        .getFirst()
                                        .getFirst()));
        byte[] broken = Files.readAllBytes(file);
        Arrays.fill(broken, second, second + 200, (byte) 0xee);
        Files.write(file, broken);

        // When
        List<List<@Nullable String>> low =
                Answers.to("select name from '" + file + "' where name < 'c' order by 1");

        // Then
        assertThat(low).containsExactly(List.of("a"), List.of("b"));
        assertThatThrownBy(() -> Answers.to("select name from '" + file + "' where name > 'c'"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void shouldBoundTextsByTheirBytes() throws Exception {
        // When
        write(List.of(List.of(row("😀", null), row("\uffff", null), row("a", null))));

        // Then
        assertThat(
                        Answers.to(
                                "select stats_min_value, stats_max_value, min_is_exact,"
                                        + " max_is_exact, stats_null_count from parquet_metadata('"
                                        + file
                                        + "') where column_id < 2 order by column_id"))
                .containsExactly(
                        List.of("a", "😀", "true", "true", "0"),
                        Arrays.asList(null, null, null, null, "3"));
    }

    @Test
    @SuppressWarnings("NullAway") // what the compiler refuses
    void shouldRefuseToLeaveOutATextThatEveryRowHas() {
        Rows<List<String>> rows = new Rows<>(List.of(new Text<>("name", List::getFirst)));

        assertThatThrownBy(() -> rows.add(Arrays.asList((String) null)))
                .hasMessage("a text is missing where every row has one");
    }

    @Test
    void shouldRefuseAGroupWithoutRows() throws Exception {
        try (var writer = new ParquetWriter<>(file, COLUMNS)) {
            assertThatThrownBy(() -> writer.write(new Rows<>(COLUMNS), new int[0]))
                    .hasMessage("an order of 0 for 0 rows");
        }
    }

    private void write(List<List<Row>> groups) throws IOException {
        try (var writer = new ParquetWriter<>(file, COLUMNS)) {
            for (List<Row> rows : groups) {
                writer.write(taken(rows), IntStream.range(0, rows.size()).toArray());
            }
            writer.finish();
        }
    }

    private static Rows<Row> taken(List<Row> rows) {
        Rows<Row> taken = new Rows<>(COLUMNS);
        rows.forEach(taken::add);
        return taken;
    }

    private List<List<@Nullable String>> read() throws Exception {
        return Answers.to(
                "select name, note, used, known, count, born, epoch_us(seen) from read_parquet('"
                        + file
                        + "', file_row_number=true) order by file_row_number");
    }

    private List<String> encodings() throws Exception {
        return Answers.to(
                        "select encodings from parquet_metadata('"
                                + file
                                + "') where column_id < 2 order by column_id")
                .stream()
                .map(row -> String.valueOf(row.getFirst()))
                .toList();
    }

    private List<List<@Nullable String>> bounds() throws Exception {
        return Answers.to(
                "select stats_null_count, stats_min_value, stats_max_value from parquet_metadata('"
                        + file
                        + "') where path_in_schema not in ('name', 'note')"
                        + " order by row_group_id, column_id");
    }

    private static Stream<List<@Nullable String>> bounds(List<Row> rows) {
        return Stream.of(
                bounds(rows, Row::used, String::valueOf),
                bounds(rows, Row::known, String::valueOf),
                bounds(rows, Row::count, String::valueOf),
                bounds(rows, Row::born, day -> LocalDate.ofEpochDay(day).toString()),
                bounds(rows, Row::seen, ParquetWriterTest::time));
    }

    private static <T extends Comparable<T>> List<@Nullable String> bounds(
            List<Row> rows, Function<Row, @Nullable T> of, Function<T, String> shown) {
        List<T> values =
                rows.stream()
                        .map(of)
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .sorted()
                        .toList();
        return values.isEmpty()
                ? Arrays.asList(String.valueOf(rows.size()), null, null)
                : List.of(
                        String.valueOf(rows.size() - values.size()),
                        shown.apply(values.getFirst()),
                        shown.apply(values.getLast()));
    }

    private static String time(long micros) {
        return TIME.format(
                LocalDateTime.ofEpochSecond(
                        Math.floorDiv(micros, 1_000_000),
                        (int) Math.floorMod(micros, 1_000_000L) * 1_000,
                        ZoneOffset.UTC));
    }

    private static Row row(String name, @Nullable String note) {
        return new Row(name, note, true, null, 1, 1, 1);
    }

    /// One row or many; texts that repeat themselves or not; missing ones never, often or always.
    private static List<Row> rows(Random random) {
        Supplier<String> names = texts(random);
        Supplier<String> notes = texts(random);
        int missing = random.nextInt(3);
        return Stream.generate(() ->
                        new Row(
                                names.get(),
                                random.nextInt(2) < missing ? null : notes.get(),
                                random.nextBoolean(),
                                random.nextInt(2) < missing ? null : random.nextBoolean(),
                                random.nextInt(),
                                random.nextInt(DAYS) - DAYS / 2,
                                random.nextLong(MICROS) - MICROS / 2))
                .limit(random.nextBoolean() ? 1 + random.nextInt(20) : 1 + random.nextInt(3_000))
                .toList();
    }

    private static Supplier<String> texts(Random random) {
        List<String> few =
                Stream.generate(() -> RandomTexts.text(random, 40))
                        .limit(1 + random.nextInt(300))
                        .toList();
        return random.nextBoolean()
                ? () -> few.get(random.nextInt(few.size()))
                : () -> RandomTexts.text(random, random.nextInt(100) == 0 ? 2_000 : 30);
    }
}
