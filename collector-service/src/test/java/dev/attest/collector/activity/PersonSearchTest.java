package dev.attest.collector.activity;

import static dev.attest.collector.trail.TrailFixture.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import dev.attest.collector.Api;
import dev.attest.collector.RealService;
import dev.attest.collector.identities.SessionName;
import dev.attest.collector.platform.Transactions;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How the names of somebody are found among those of a hundred thousand sessions.
@QuarkusTest
@TestProfile(PersonSearchTest.FreshService.class)
class PersonSearchTest {

    /// A database of its own, with very many sessions in it.
    public static class FreshService extends RealService {}

    private static final String FILL =
            """
            insert into session_seen (event_day, actor_kind, actor_principal, actor_name, session_name,
              source_identity, on_behalf_of)
            select date '2025-01-01' + i % 300, case when i % 20 = 0 then 'SAML' else 'ASSUMED_ROLE' end,
              'AROA' || i % 500, 'role-' || md5((i % 500)::text), md5(i::text) || '@x.example',
              case when i % 10 = 0 then 'id-' || md5(i::text) else '' end,
              case when i % 50 = 0 then 'u-' || i else '' end
            from generate_series(1, 100000) as x (i)
            """;

    @Inject Transactions transactions;

    @BeforeEach
    void fill() {
        transactions.run(connection -> {
            connection.query("truncate session_seen").executeAndAwait();
            connection.query(FILL).executeAndAwait();
        });
        transactions.run(connection -> connection.query("analyze session_seen").executeAndAwait());
    }

    @Test
    void shouldReadNoMoreOfAllDaysThanWhatHasTheName() {
        // Given
        Map<SessionName.Kind, Set<String>> parts =
                Map.of(
                        SessionName.Kind.SESSION_NAME, Set.of("maria.keller@x.example"),
                        SessionName.Kind.SOURCE_IDENTITY, Set.of("maria.keller", "emp-1001"),
                        SessionName.Kind.PROVIDER_NAME, Set.of("maria.keller"));
        Tuple parameters =
                SeenSessions.parameters(
                        Set.of("u-maria"),
                        Set.of("mk"),
                        parts,
                        LocalDate.of(1970, 1, 1),
                        LocalDate.of(9999, 12, 31));

        // When
        List<String> plan = new ArrayList<>();
        transactions.run(connection ->
                connection
                        .preparedQuery("explain " + SeenSessions.SEEN)
                        .executeAndAwait(parameters)
                        .forEach(row -> plan.add(row.getString(0))));

        // Then
        assertThat(plan)
                .isNotEmpty()
                .noneMatch(line -> line.contains("Seq Scan on session_seen"))
                .noneMatch(line -> line.contains("session_seen_idx"));
    }

    @Test
    void shouldGoOnWithWhatWasFoundForTheFirstPage() {
        // Given
        String person = "p-" + UUID.randomUUID();
        called(person, "GetObject", "2026-10-05T10:00:02Z");
        called(person, "PutObject", "2026-10-05T10:00:01Z");
        know(person);
        String next =
                page(person, Map.of())
                        .body("items.eventName", contains("GetObject"))
                        .extract()
                        .path("next");

        // When
        transactions.run(connection -> connection.query("truncate session_seen").executeAndAwait());

        // Then
        page(person, Map.of("cursor", next)).body("items.eventName", contains("PutObject"));
        page(person, Map.of()).body("items", empty());
    }

    @Test
    void shouldTakeNoCharacterOfANameForAnyOther() {
        // Given
        String id = UUID.randomUUID().toString();
        called("a_" + id, "GetObject", "2026-10-05T10:00:00Z");
        called("ab" + id, "PutObject", "2026-10-05T10:00:00Z");

        // When
        know("a_" + id);

        // Then
        page("a_" + id, Map.of()).body("items.eventName", contains("GetObject"));
    }

    private static void know(String person) {
        Api.importPeople(
                        "people.csv",
                        "person_id,email,name,manager_email,status\n%1$s,%1$s@x.example,P,,active\n"
                                .formatted(person),
                        Instant.now().toString())
                .statusCode(201);
    }

    private static void called(String person, String event, String time) {
        Calls calls = new Calls(Instant.parse(time));
        String session = person + "@x.example";
        String record = calls.session(session, Calls.ACCOUNT, "ops", Calls.key(), "").named(event);
        Api.importCloudtrail(UUID.randomUUID() + ".json", file(record)).statusCode(201);
    }

    private static ValidatableResponse page(String person, Map<String, String> more) {
        RequestSpecification request =
                Api.as("security-analyst").queryParam("person", person).queryParam("limit", 1);
        more.forEach(request::queryParam);
        return request.get("/api/v1/activity").then().statusCode(200);
    }
}
