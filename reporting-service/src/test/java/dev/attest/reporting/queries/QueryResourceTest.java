package dev.attest.reporting.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.attest.reporting.Log;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class QueryResourceTest {

    private static ValidatableResponse run(String name, Map<String, String> parameters) {
        return Log.auditor()
                .contentType("application/json")
                .body(Map.of("parameters", parameters))
                .post("/api/v1/queries/" + name + "/runs")
                .then();
    }

    private static ValidatableResponse ask(String sql) {
        return Log.auditor()
                .contentType("application/json")
                .body(Map.of("sql", sql))
                .post("/api/v1/query-runs")
                .then();
    }

    @Test
    void shouldListTheQueriesWithTheirParameters() {
        // Given
        String offHours = "items.find { it.name == 'off_hours' }.";

        // When
        ValidatableResponse listed = Log.auditor().get("/api/v1/queries").then();

        // Then
        listed.statusCode(200)
                .body("items", hasSize(15))
                .body(offHours + "parameters.from_hour.default", equalTo("22"))
                .body(offHours + "days", equalTo(90));
    }

    @Test
    void shouldRunAQueryByName() {
        run("root_usage", Map.of("limit", "5"))
                .statusCode(200)
                .body("columns[0].name", equalTo("event_time"))
                .body("truncated", equalTo(false))
                .body("rows", empty());
    }

    @Test
    void shouldNameTheParameterThatIsWrong() {
        run("root_usage", Map.of("limit", "many"))
                .statusCode(400)
                .body("code", equalTo("bad-query-parameter"))
                .body("violations[0].pointer", equalTo("/parameters/limit"));
        run("root_usage", Map.of("nonsense", "1"))
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/parameters/nonsense"));
        run("off_hours", Map.of("zone", "Mars/Base"))
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/parameters/zone"));
    }

    @Test
    void shouldNotKnowOtherQueries() {
        run("nothing", Map.of()).statusCode(404);
    }

    @Test
    void shouldAnswerSql() {
        ask("select count(*) as n from iam_events where year = 1900")
                .statusCode(200)
                .body("rows", equalTo(List.of(List.of(0))));
    }

    @Test
    void shouldRefuseSqlThatDoesMoreThanRead() {
        ask("select * from read_text('/etc/passwd')")
                .statusCode(422)
                .body("code", equalTo("query-refused"))
                .body("detail", startsWith("Rows come from the table iam_events"));
    }

    @Test
    void shouldSurviveSqlThatEndsTheEngine() {
        ask("select json_contains(repeat('[', 300000) || repeat(']', 300000), '1')")
                .statusCode(422)
                .body("code", equalTo("query-ended-engine"));
        ask("select 1").statusCode(200);
    }

    @Test
    void shouldSayWhenToAskAgain() {
        // When
        Response busy =
                new QueryProblems()
                        .refused(new RefusedQueryException(RefusedQueryException.BUSY, "Later."));

        // Then
        assertThat(busy.getStatus()).isEqualTo(429);
        assertThat(busy.getHeaderString("Retry-After")).isEqualTo("10");
    }
}
