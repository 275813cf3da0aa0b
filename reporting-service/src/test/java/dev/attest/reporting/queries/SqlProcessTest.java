package dev.attest.reporting.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.reporting.queries.LakeQueries.Asked;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What written SQL does to its process happens to nobody else.
class SqlProcessTest {

    private static final String COUNT = "select count(*) from iam_events";

    // Folded when it is prepared; DuckDB looks at no interrupt within it.
    private static final String ENDLESS =
            "select levenshtein(repeat('a', 200000), repeat('b', 200000))";
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    @TempDir private Path root;
    private WrittenLake lake;
    private @Nullable LakeQueries open;

    @BeforeEach
    void fill() {
        lake =
                new WrittenLake(root)
                        .with(
                                "a",
                                List.of(
                                        new ObjectMapper()
                                                .createObjectNode()
                                                .put("time", "2026-03-30T09:00:00Z")));
    }

    @AfterEach
    void close() throws Exception {
        if (open != null) {
            open.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select json_contains(repeat('[', 300000) || repeat(']', 300000), '1')",
                "select (repeat('[', 300000) || repeat(']', 300000))::json::variant"
            })
    void shouldSurviveAQueryThatEndsTheEngine(String sql) {
        // Given
        LakeQueries queries = queries(Limits.USUAL);

        // When // Then
        assertRefused(queries, sql, "query-ended-engine", "The query ended the engine");
        assertThat(answered(queries, COUNT)).containsExactly(List.of(1L));
        assertNothingLeft();
    }

    @Test
    void shouldEndAQueryThatHeedsNoInterrupt() {
        // Given
        LakeQueries queries = queries(Limits.USUAL.timeout(Duration.ofSeconds(3)));

        // When // Then
        assertRefused(queries, ENDLESS, "query-too-long", "longer than 3 seconds");
        assertNothingLeft();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldEndAQueryWhoseMemoryTheDatabaseDoesNotCount() {
        // Given
        LakeQueries queries = queries(Limits.USUAL);
        String large =
                "select sum(length(repeat(chr(65 + (i % 2)::int), 2000000))) from range(2048) t(i)";

        // When // Then
        assertRefused(queries, large, "query-too-large", "more memory than the 512 MB");
        assertThat(answered(queries, COUNT)).containsExactly(List.of(1L));
        assertNothingLeft();
    }

    @Test
    void shouldTurnAwayWhoFindsNoPlaceAndStillRunWhatShips() throws Exception {
        // Given
        LakeQueries queries = queries(Limits.USUAL.patience(Duration.ofMillis(100)));
        var endless = begin(queries);

        // When // Then
        assertRefused(queries, COUNT, "queries-busy", "ask again later");
        assertThat(
                        queries.run(
                                        new Asked(COUNT, List.of(), List.of(), false),
                                        () -> queries.lake().files())
                                .rows())
                .containsExactly(List.of(1L));
        assertThat(endless.isDone()).isFalse();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldTellTheProcessNothingAndEndItWithTheService() throws Exception {
        // Given
        LakeQueries queries = queries(Limits.USUAL);
        begin(queries);
        ProcessHandle child = children().findFirst().orElseThrow();
        Path about = Path.of("/proc", Long.toString(child.pid()));

        // When
        byte[] environment = Files.readAllBytes(about.resolve("environ"));
        Path folder = Files.readSymbolicLink(about.resolve("cwd"));
        queries.close();

        // Then
        assertThat(environment).isEmpty();
        assertThat(folder.getFileName().toString()).startsWith("attest-sql-");
        await().atMost(LONG_ENOUGH).until(() -> !child.isAlive() && !Files.exists(folder));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldEndItselfWhenNobodyListensAnyMore() throws Exception {
        // Given
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Djava.io.tmpdir=" + root,
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                SqlProgram.class.getName())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        var request =
                new SqlRequest(
                        new Sandbox.Bounds(root.toString(), "64MB", 1),
                        EventsView.sql(List.of()),
                        ENDLESS,
                        new Bounded(1, 1));
        process.getOutputStream().write(new ObjectMapper().writeValueAsBytes(request));
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        assertThat(process.getInputStream().read()).isEqualTo('{');

        // When
        process.getOutputStream().close();

        // Then
        assertThat(process.onExit().get().exitValue()).isEqualTo(1);
    }

    @Test
    void shouldTellValuesAsTheDatabaseHereDoes() throws Exception {
        // Given
        LakeQueries queries = queries(Limits.USUAL);
        String values =
                "select 1::tinyint, 9223372036854775807, 170141183460469231731687303715884105727,"
                        + " 1.50::decimal(9,2), 0.1::double, 1e30::double, 'inf'::double, 2.5::float,"
                        + " true, null, 'ü\u0001\"\\', [1, 2], timestamp '2026-03-30 09:00:00',"
                        + " date '2026-03-30', 18446744073709551615::ubigint";

        // When
        QueryAnswer apart = run(queries, values, true);
        QueryAnswer here = run(queries, values, false);

        // Then
        assertThat(apart).isEqualTo(here);
    }

    private static QueryAnswer run(LakeQueries queries, String sql, boolean written)
            throws RefusedQueryException {
        return queries.run(
                new Asked(sql, List.of(), List.of(), written), () -> queries.lake().files());
    }

    /// Begins what does not end, and waits until its process runs.
    private FutureTask<QueryAnswer> begin(LakeQueries queries) {
        var endless = new FutureTask<>(() -> run(queries, ENDLESS, true));
        Thread.ofVirtual().start(endless);
        await().atMost(LONG_ENOUGH).until(() -> children().findAny().isPresent());
        return endless;
    }

    private static Stream<ProcessHandle> children() {
        return ProcessHandle.current()
                .children()
                .filter(child ->
                        child.info().commandLine().orElse("").endsWith(SqlProgram.class.getName()));
    }

    private static void assertNothingLeft() {
        assertThat(children()).isEmpty();
    }

    private static void assertRefused(
            LakeQueries queries, String sql, String code, String message) {
        assertThatThrownBy(() -> run(queries, sql, true))
                .hasMessageContaining(message)
                .isInstanceOfSatisfying(
                        RefusedQueryException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static List<List<@Nullable Object>> answered(LakeQueries queries, String sql) {
        try {
            return run(queries, sql, true).rows();
        } catch (RefusedQueryException e) {
            throw new AssertionError(e);
        }
    }

    private LakeQueries queries(QueryConfig config) {
        LakeQueries queries = lake.queries(config);
        open = queries;
        return queries;
    }
}
