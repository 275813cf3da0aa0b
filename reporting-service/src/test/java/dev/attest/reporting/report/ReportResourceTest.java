package dev.attest.reporting.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.events.Event;
import dev.attest.events.certification.CampaignLaunched;
import dev.attest.events.inventory.AccountObserved;
import dev.attest.events.inventory.PersonObserved;
import dev.attest.events.inventory.PersonStatus;
import dev.attest.proof.CanonicalJson;
import dev.attest.proof.Hash;
import dev.attest.proof.ProofVerifier;
import dev.attest.proof.Verification;
import dev.attest.proof.VerifierKey;
import dev.attest.reporting.Bus;
import dev.attest.reporting.Log;
import dev.attest.reporting.certification.CampaignFixture;
import dev.attest.rest.Cursor;
import dev.attest.testsupport.TestTokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ReportResourceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String UNKNOWN = "00000000-0000-7000-8000-000000000000";

    @Inject Bus bus;
    @Inject AgroalDataSource store;
    @Inject Scheduler timers;

    private static Response ask(UUID campaign, String format, String key) {
        return Log.auditor()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(
                        Map.of(
                                "type", "access-certification",
                                "format", format,
                                "campaignId", campaign))
                .post("/api/v1/reports");
    }

    private static Response asked(UUID campaign, String format) {
        return ask(campaign, format, UUID.randomUUID().toString())
                .then()
                .statusCode(201)
                .extract()
                .response();
    }

    private static byte[] bytes(String path) {
        return Log.auditor().get(path).then().statusCode(200).extract().asByteArray();
    }

    /// Tells a whole campaign and waits until the log holds it.
    private UUID told(long seed, boolean closed) {
        List<Event> events = CampaignFixture.campaign(seed, 3, 6, closed);
        UUID campaign =
                events.stream()
                        .filter(CampaignLaunched.class::isInstance)
                        .map(event -> ((CampaignLaunched) event).campaignId())
                        .findFirst()
                        .orElseThrow();
        long before = Log.size();
        var names =
                Stream.of(
                        new AccountObserved(
                                "111122223333",
                                "payments-prod",
                                null,
                                null,
                                "ACTIVE",
                                false,
                                null,
                                CampaignFixture.START),
                        new PersonObserved(
                                "P-1",
                                "tunde.okafor@meridian.example",
                                "Tunde Okafor",
                                null,
                                null,
                                PersonStatus.ACTIVE,
                                null,
                                null,
                                List.of(),
                                CampaignFixture.START));
        bus.send(Stream.concat(names, events.stream()).map(Bus::envelope).toList());
        await().atMost(PATIENCE).until(() -> Log.size() >= before + events.size());
        return campaign;
    }

    @ParameterizedTest
    @CsvSource({
        "json, application/json, 101",
        "csv, text/csv;charset=utf-8;header=present, 102",
        "pdf, application/pdf, 103"
    })
    void shouldProduceAReportThatVerifiesOffline(String format, String mediaType, long seed) {
        // Given
        UUID campaign = told(seed, true);

        // When
        Response created = asked(campaign, format);

        // Then
        String self = created.header("Location").replaceAll("^https?://[^/]*", "");
        String fileName = created.path("fileName");
        assertThat(fileName).startsWith("access-certification-").endsWith("." + format);
        Response content = Log.auditor().get(self + "/content");
        assertThat(content.header("Content-Type")).isEqualTo(mediaType);
        assertThat(content.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"" + fileName + "\"");
        byte[] file = content.asByteArray();
        assertThat(Hash.sha256(file).hex()).isEqualTo(created.path("sha256"));
        byte[] proof = bytes(self + "/proof");
        assertThat(proof).isEqualTo(bytes(self + "/proof"));
        VerifierKey key = VerifierKey.parse(new String(bytes("/api/v1/evidence/key")));
        assertThat(ProofVerifier.verify(file, proof, key))
                .isInstanceOfSatisfying(
                        Verification.Verified.class,
                        ok ->
                                assertThat(ok.index())
                                        .isEqualTo((long) created.<Integer>path("logIndex")));
        refuseTampering(file, proof, key, seed);
    }

    private static void refuseTampering(byte[] file, byte[] proof, VerifierKey key, long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            byte[] otherFile = file.clone();
            otherFile[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
            assertThat(ProofVerifier.verify(otherFile, proof, key))
                    .isInstanceOf(Verification.Refused.class);
            byte[] otherProof = proof.clone();
            otherProof[random.nextInt(proof.length)] ^= (byte) (1 << random.nextInt(8));
            assertThat(ProofVerifier.verify(file, otherProof, key))
                    .as("seed %d round %d", seed, i)
                    .isInstanceOf(Verification.Refused.class);
        }
    }

    @Test
    void shouldSayWhatTheCampaignSays() {
        // Given
        UUID campaign = told(201, true);

        // When
        Response created = asked(campaign, "json");

        // Then
        JsonNode report =
                CanonicalJson.readCanonical(
                        bytes("/api/v1/reports/" + created.path("id") + "/content"));
        assertThat(report.at("/format").asText()).isEqualTo("attest-access-certification/1");
        assertThat(report.at("/campaign/id").asText()).isEqualTo(campaign.toString());
        assertThat(report.at("/campaign/state").asText()).isEqualTo("CLOSED_INCOMPLETE");
        assertThat(report.at("/items")).hasSize(18);
        assertThat(report.at("/gaps")).isEmpty();
        assertThat(report.at("/items/0/account/name").asText()).isEqualTo("payments-prod");
        assertThat(report.at("/header/createdBy").asText())
                .isEqualTo("amelia.wright@meridian.example");
    }

    @Test
    void shouldSayThatACampaignIsStillRunning() {
        // Given
        UUID campaign = told(202, false);

        // When
        Response created = asked(campaign, "json");

        // Then
        JsonNode report =
                CanonicalJson.read(bytes("/api/v1/reports/" + created.path("id") + "/content"));
        assertThat(report.at("/running").asBoolean()).isTrue();
    }

    @Test
    void shouldAnswerARepeatedRequestWithTheSameReport() {
        // Given
        UUID campaign = told(203, true);
        String key = UUID.randomUUID().toString();
        String first = ask(campaign, "json", key).then().statusCode(201).extract().path("id");

        // When
        Response again = ask(campaign, "json", key);
        Response other = ask(campaign, "csv", key);

        // Then
        again.then().statusCode(201).body("id", equalTo(first));
        other.then()
                .statusCode(422)
                .contentType(startsWith("application/problem+json"))
                .body("code", equalTo("idempotency-key-reused"));
        Log.auditor()
                .get("/api/v1/reports?limit=500")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(first));
    }

    @Test
    void shouldAnswerTwoEqualRequestsAtOnceWithOneReport() throws Exception {
        // Given
        UUID campaign = told(205, true);
        String key = UUID.randomUUID().toString();
        timers.pause();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor();
                Connection appender = store.getConnection()) {
            appender.setAutoCommit(false);
            appender.createStatement().execute("select id from log_head for update");

            // When
            Future<Response> first = callers.submit(() -> ask(campaign, "json", key));
            Future<Response> second = callers.submit(() -> ask(campaign, "json", key));
            await().atMost(PATIENCE).until(() -> waiting() == 2);
            appender.rollback();

            // Then
            String kept = first.get().then().statusCode(201).extract().path("id");
            second.get().then().statusCode(201).body("id", equalTo(kept));
        } finally {
            timers.resume();
        }
    }

    /// Sessions that wait for somebody else's lock.
    private int waiting() throws SQLException {
        try (Connection connection = store.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                        + " and datname = current_database()")) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void shouldRefuseCursorsOfOtherLists() {
        // Given
        String numbers = Cursor.encode("1", "2");
        String words = Cursor.encode("one");

        // When // Then
        Map.of("/api/v1/reports", numbers, "/api/v1/evidence/entries", words)
                .forEach((list, cursor) ->
                        Log.auditor()
                                .queryParam("cursor", cursor)
                                .get(list)
                                .then()
                                .statusCode(400)
                                .body("code", equalTo("bad-cursor")));
    }

    @Test
    void shouldPageThroughReports() {
        // Given
        UUID campaign = told(204, true);
        String first = asked(campaign, "csv").path("id");
        String second = asked(campaign, "csv").path("id");

        // When
        Response page = Log.auditor().get("/api/v1/reports?limit=1");
        Response next =
                Log.auditor()
                        .queryParam("limit", 1)
                        .queryParam("cursor", page.<String>path("next"))
                        .get("/api/v1/reports");

        // Then
        assertThat(page.<List<String>>path("items.id")).hasSize(1);
        assertThat(next.<List<String>>path("items.id"))
                .hasSize(1)
                .doesNotContainAnyElementsOf(page.<List<String>>path("items.id"));
        assertThat(List.of(first, second)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"type\":\"compliance\",\"format\":\"pdf\"}",
                "{\"type\":\"access-certification\",\"format\":\"doc\"}",
                "{\"type\":\"access-certification\",\"format\":\"pdf\",\"campaignId\":\"x\"}",
                "{\"type\":\"access-certification\",\"format\":\"pdf\",\"colour\":\"red\"}",
                "[]",
                "{"
            })
    void shouldRefuseWhatItDoesNotUnderstand(String body) {
        // Given
        var request = Log.auditor().header("Idempotency-Key", "k").contentType("application/json");

        // When
        Response answer = request.body(body).post("/api/v1/reports");

        // Then
        answer.then().contentType(startsWith("application/problem+json"));
        assertThat(answer.statusCode()).isIn(400, 422);
    }

    @Test
    void shouldRefuseACampaignThatWasNeverLaunched() {
        // Given
        UUID unknown = UUID.fromString(UNKNOWN);

        // When
        Response answer = ask(unknown, "json", "never-launched");

        // Then
        answer.then()
                .statusCode(422)
                .body("code", equalTo("unknown-campaign"))
                .body("violations[0].pointer", equalTo("/campaignId"));
    }

    @Test
    void shouldNotKnowWhatDoesNotExist() {
        // Given
        String path = "/api/v1/reports/" + UNKNOWN;

        // When // Then
        for (String sub : List.of("", "/content", "/proof")) {
            Log.auditor().get(path + sub).then().statusCode(404).body("code", equalTo("not-found"));
        }
        Log.auditor().get("/api/v1/evidence/entries/999999999").then().statusCode(404);
        Log.auditor().get("/api/v1/evidence/entries/-1").then().statusCode(404);
        Log.auditor().get("/api/v1/evidence/consistency?from=5&to=2").then().statusCode(400);
        Log.auditor().get("/api/v1/evidence/consistency?to=99999999").then().statusCode(400);
        Log.auditor().get("/api/v1/evidence/entries?cursor=x").then().statusCode(400);
        Log.auditor().get("/api/v1/reports?cursor=x").then().statusCode(400);
    }

    @Test
    void shouldNotShowReportsToAManager() {
        // Given
        String token = TestTokens.of("manager", "maria.keller@meridian.example");

        // When // Then
        given().auth().oauth2(token).get("/api/v1/reports").then().statusCode(403);
    }
}
