package dev.attest.reporting.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.lake.LakeFile;
import dev.attest.reporting.queries.LakeQueries.Asked;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LakeQueriesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COUNT = "select count(*) from iam_events";

    @TempDir private Path root;
    private WrittenLake lake;
    private @Nullable LakeQueries open;

    @BeforeEach
    void fill() {
        lake =
                new WrittenLake(root)
                        .with("a", List.of(event("1", "30"), event("2", "30"), event("3", "31")));
    }

    @AfterEach
    void close() throws Exception {
        if (open != null) {
            open.close();
        }
    }

    @Test
    void shouldAnswerWithWhatItRead() throws Exception {
        // When
        QueryAnswer answer =
                ask("select event_id, day, mfa, event_time from iam_events order by 1 limit 1");

        // Then
        assertThat(answer.rows())
                .containsExactly(Arrays.asList("1", 30L, null, "2026-03-30T09:00:00Z"));
        assertThat(answer.files()).isEqualTo(2);
        assertThat(answer.bytesScanned()).isPositive();
        assertThat(answer.athenaDollars()).isEqualByComparingTo("0.00004768");
    }

    @Test
    void shouldReadLessWhenADayIsNamed() throws Exception {
        // Given
        String sql = "select count(distinct event_id) from iam_events";
        long all = ask(sql).bytesScanned();

        // When
        long day = ask(sql + " where day = 31").bytesScanned();

        // Then
        assertThat(day).isPositive().isLessThan(all);
    }

    @Test
    void shouldTellTheSameBytesAgain() throws Exception {
        // Given
        String sql = "select count(distinct event_id) from iam_events";
        long first = ask(sql).bytesScanned();

        // When // Then
        assertThat(ask(sql).bytesScanned()).isEqualTo(first);
    }

    @Test
    void shouldCountAnEventOnceThatTwoFilesHold() throws Exception {
        // Given
        lake.with("b", List.of(event("2", "30"), event("4", "30")));

        // When // Then
        assertThat(ask(COUNT).rows()).containsExactly(List.of(4L));
    }

    @Test
    void shouldAnswerBeforeAnythingIsThere() throws Exception {
        // Given
        LakeQueries empty = new WrittenLake(root.resolve("none")).queries(Limits.USUAL);
        open = empty;

        // When
        QueryAnswer answer = empty.run(written(COUNT), () -> empty.lake().files());

        // Then
        assertThat(answer.rows()).containsExactly(List.of(0L));
    }

    @Test
    void shouldReadAgainWhenFilesBecameOneMeanwhile() throws Exception {
        // Given
        LakeQueries queries = queries(Limits.USUAL);
        List<LakeFile> stale = queries.lake().files();
        Path old = stale.getFirst().path();
        Files.move(old, old.resolveSibling("day-1.parquet"));
        AtomicInteger listings = new AtomicInteger();

        // When
        QueryAnswer answer =
                queries.run(
                        written(COUNT),
                        () -> listings.getAndIncrement() == 0 ? stale : queries.lake().files());

        // Then
        assertThat(answer.rows()).containsExactly(List.of(3L));
    }

    @Test
    void shouldSayWhenThereIsMore() throws Exception {
        // Given
        LakeQueries queries = queries(Limits.USUAL.maxRows(2));

        // When
        QueryAnswer answer =
                queries.run(
                        written("select event_id from iam_events order by 1"),
                        () -> queries.lake().files());

        // Then
        assertThat(answer.rows()).hasSize(2);
        assertThat(answer.truncated()).isTrue();
    }

    @Test
    void shouldEndAQueryThatDoesNotEnd() {
        // Given
        LakeQueries queries = queries(Limits.USUAL.timeout(Duration.ofSeconds(5)));
        String endless =
                "with recursive n as (select 1 as i union all select i + 1 from n)"
                        + " select sum(i) from n";

        // When // Then
        assertThatThrownBy(() -> queries.run(written(endless), List::of))
                .isInstanceOfSatisfying(
                        RefusedQueryException.class,
                        e -> assertThat(e.code()).isEqualTo("query-too-long"));
        assertThat(answered(queries, COUNT)).containsExactly(List.of(3L));
    }

    @Test
    void shouldEndAQueryThatNeedsTooMuchMemory() {
        // Given
        LakeQueries queries = queries(Limits.USUAL.memory("32MB"));
        String large = "select i, repeat('x', 1000) || i from range(10000000) t(i) order by 2 desc";

        // When // Then
        assertThatThrownBy(() -> queries.run(written(large), List::of))
                .isInstanceOfSatisfying(
                        RefusedQueryException.class,
                        e -> assertThat(e.code()).isEqualTo("query-too-large"));
        assertThat(answered(queries, COUNT)).containsExactly(List.of(3L));
    }

    @Test
    void shouldEndAQueryWhoseAnswerIsOneLargeText() {
        // Given
        LakeQueries queries = queries(Limits.USUAL);

        // When // Then
        assertThatThrownBy(() -> queries.run(written("select repeat('x', 10000000)"), List::of))
                .isInstanceOf(RefusedQueryException.class)
                .hasMessageContaining("longer than 1000000 characters");
        assertThat(answered(queries, COUNT)).containsExactly(List.of(3L));
    }

    @Test
    void shouldStopWhereTheAnswerHasTooMuchText() throws Exception {
        // When
        QueryAnswer answer =
                ask("select i, repeat('x', 1000) from range(5000) t(i) order by i desc;");

        // Then
        assertThat(answer.truncated()).isTrue();
        assertThat(answer.rows()).hasSizeBetween(900, 1000);
        assertThat(answer.rows().getFirst().getFirst()).isEqualTo(4999L);
        assertThat(answer.columns()).hasSize(2);
    }

    @Test
    void shouldNotBlameTheCallerForAFileThatCannotBeRead() throws Exception {
        // Given
        LakeQueries queries = queries(Limits.USUAL);
        List<LakeFile> files = queries.lake().files();
        Files.writeString(files.getFirst().path(), "no parquet");

        // When // Then
        assertThatThrownBy(() ->
                        queries.run(new Asked(COUNT, List.of(), List.of(), false), () -> files))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldTellASumAsANumber() throws Exception {
        assertThat(ask("select sum(i) from range(4) t(i)").rows().getFirst().getFirst())
                .isEqualTo(BigDecimal.valueOf(6));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                "select user_name, count(*) from iam_events group by all order by 2 desc",
                "with x as (select * from iam_events) select count(*) from x",
                "with x as (select event_id from iam_events), y as (select * from x)"
                        + " select count(*) from y",
                "with recursive n as (select 1 as i union all select i + 1 from n where i < 9)"
                        + " select * from n",
                "select * from (values (1), (2)) v(a), range(3) r",
                "select count(*) from iam_events a join IAM_EVENTS b using (event_id)",
                "from iam_events select count(*)",
                "select count(*) from iam_events union all select 2",
                "describe iam_events",
                "select unnest([1, 2])",
                "select json_extract_string(request_parameters, '$.a') from iam_events"
            })
    void shouldAllow(String sql) throws Exception {
        assertThat(ask(sql).rows()).isNotEmpty();
    }

    private static List<List<@Nullable Object>> answered(LakeQueries queries, String sql) {
        try {
            return queries.run(written(sql), () -> queries.lake().files()).rows();
        } catch (RefusedQueryException e) {
            throw new AssertionError(e);
        }
    }

    private QueryAnswer ask(String sql) throws RefusedQueryException {
        LakeQueries queries = open == null ? queries(Limits.USUAL) : open;
        return queries.run(written(sql), () -> queries.lake().files());
    }

    private LakeQueries queries(QueryConfig config) {
        LakeQueries queries = lake.queries(config);
        open = queries;
        return queries;
    }

    private static Asked written(String sql) {
        return new Asked(sql, List.of(), List.of(), true);
    }

    private static JsonNode event(String id, String day) {
        return JSON.createObjectNode().put("id", id).put("time", "2026-03-" + day + "T09:00:00Z");
    }
}
