package dev.attest.reporting.queries;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.lake.LakeColumn;
import dev.attest.reporting.queries.QueryDefinition.Example;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.DefaultTraversalVisitor;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.QuerySpecification;
import io.trino.sql.tree.SelectItem;
import io.trino.sql.tree.SingleColumn;
import io.trino.sql.tree.Table;
import io.trino.sql.tree.WithQuery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every query's file: its tests hold, and it says the same to both databases.
class QueryCatalogueTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> DAYS = Set.of("first_day", "last_day");

    static Collection<QueryDefinition> queries() {
        return new QueryFiles().all();
    }

    static Stream<Arguments> examples() {
        return queries().stream()
                .flatMap(query ->
                        query.tests().stream()
                                .map(test -> Arguments.of(query.name(), test.name(), query, test)));
    }

    @Test
    void shouldHaveTheSeedsFifteen() {
        assertThat(queries())
                .extracting(QueryDefinition::name)
                .containsExactlyInAnyOrder(
                        "active_users",
                        "daily_summary",
                        "failed_auth",
                        "hourly_activity",
                        "off_hours",
                        "permission_changes",
                        "role_assumptions",
                        "root_usage",
                        "sso_account_assignments",
                        "sso_activity_summary",
                        "sso_admin_policies",
                        "sso_admin_users",
                        "sso_applications",
                        "sso_permission_sets",
                        "user_lookup");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("examples")
    void shouldAnswerAsItsTestsSay(
            String query, String name, QueryDefinition definition, Example test, @TempDir Path root)
            throws Exception {
        // Given
        WrittenLake lake = new WrittenLake(root).with("a", test.events());

        // When
        QueryAnswer answer = lake.run(definition, test.parameters(), test.now(), Limits.USUAL);

        // Then
        assertThat(plain(answer.rows())).as("%s: %s", query, name).isEqualTo(test.rows());
        assertThat(answer.columns())
                .extracting(QueryAnswer.Column::name)
                .isEqualTo(definition.columns());
    }

    @ParameterizedTest
    @MethodSource("queries")
    void shouldBeTested(QueryDefinition query) {
        assertThat(query.tests()).anyMatch(test -> !test.rows().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("queries")
    void shouldUseEveryParameterAndNoOther(QueryDefinition query) {
        // Given
        Set<String> declared = new HashSet<>(query.parameters().keySet());
        declared.remove(Window.DAYS);
        Set<String> declaredForTrino = new HashSet<>(declared);
        declaredForTrino.addAll(DAYS);

        // When // Then
        assertThat(Set.copyOf(SqlTemplate.of(query.duckdb()).values())).isEqualTo(declared);
        assertThat(Set.copyOf(SqlTemplate.of(query.trino()).values())).isEqualTo(declaredForTrino);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void shouldSayTheSameToTrino(QueryDefinition query) {
        // When
        Query parsed = (Query) new SqlParser().createStatement(SqlTemplate.of(query.trino()).sql());

        // Then
        QuerySpecification select = (QuerySpecification) parsed.getQueryBody();
        assertThat(select.getSelect().getSelectItems())
                .extracting(QueryCatalogueTest::column)
                .isEqualTo(query.columns());
        Names names = new Names();
        names.process(parsed);
        names.tables.removeAll(names.own);
        assertThat(names.tables).containsExactly("iam_events");
        names.columns.removeAll(names.own);
        names.columns.removeAll(columnsOfTheTable());
        names.columns.remove("iam_events");
        assertThat(query.columns()).containsAll(names.columns);
    }

    private static Set<String> columnsOfTheTable() {
        Set<String> known = new HashSet<>(Set.of("year", "month", "day", "region"));
        Arrays.stream(LakeColumn.values()).map(LakeColumn::column).forEach(known::add);
        return known;
    }

    private static String column(SelectItem item) {
        SingleColumn column = (SingleColumn) item;
        return column.getAlias()
                .map(Identifier::getValue)
                .orElseGet(() -> column.getExpression().toString());
    }

    /// What a statement for Trino reads.
    private static final class Names extends DefaultTraversalVisitor<@Nullable Void> {
        private final Set<String> tables = new HashSet<>();
        private final Set<String> columns = new HashSet<>();

        /// What the statement itself gives names to, before its last part.
        private final Set<String> own = new HashSet<>();

        @Override
        protected @Nullable Void visitWithQuery(WithQuery with, @Nullable Void context) {
            own.add(with.getName().getValue());
            QuerySpecification select = (QuerySpecification) with.getQuery().getQueryBody();
            select.getSelect().getSelectItems().stream()
                    .filter(SingleColumn.class::isInstance)
                    .forEach(item -> own.add(column(item)));
            return super.visitWithQuery(with, context);
        }

        @Override
        protected @Nullable Void visitTable(Table table, @Nullable Void context) {
            tables.add(table.getName().toString());
            return null;
        }

        @Override
        protected @Nullable Void visitIdentifier(Identifier name, @Nullable Void context) {
            columns.add(name.getValue());
            return null;
        }
    }

    private static List<List<JsonNode>> plain(List<List<@Nullable Object>> rows) {
        List<List<JsonNode>> plain = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            plain.add(row.stream().map(QueryCatalogueTest::plain).toList());
        }
        return plain;
    }

    /// As a file of ours is read: whole numbers are integers there.
    private static JsonNode plain(@Nullable Object value) {
        return value instanceof Long number
                ? JSON.valueToTree(Math.toIntExact(number))
                : JSON.valueToTree(value);
    }
}
