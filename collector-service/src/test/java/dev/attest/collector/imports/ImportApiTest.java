package dev.attest.collector.imports;

import static dev.attest.collector.trail.TrailFixture.file;
import static dev.attest.collector.trail.TrailFixture.gzip;
import static dev.attest.collector.trail.TrailFixture.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.attest.collector.Api;
import dev.attest.collector.RealService;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(RealService.class)
class ImportApiTest {

    @Test
    void shouldStoreEachEventOnceWhateverFileItComesIn() {
        // Given
        String a = UUID.randomUUID().toString();
        String b = UUID.randomUUID().toString();

        // When, Then
        Api.importCloudtrail("one.json", file(record(a)))
                .statusCode(201)
                .body("stored", equalTo(1))
                .body("alreadyImported", equalTo(false));
        Api.importCloudtrail("one.json", file(record(a)))
                .statusCode(200)
                .body("stored", equalTo(0))
                .body("alreadyImported", equalTo(true));
        Api.importCloudtrail("both.json", file(record(a), record(b), record(b)))
                .statusCode(201)
                .body("stored", equalTo(1))
                .body("duplicates", equalTo(2))
                .body("alreadyImported", equalTo(false));
    }

    @Test
    void shouldGiveBackARecordByteForByte() {
        // Given
        String id = UUID.randomUUID().toString();
        String odd =
                record(id)
                        .replace("\"cli\"", "\"\u00e4\\u0041  \"")
                        .replace(",\"readOnly\"", " ,\n \"readOnly\"");
        byte[] gz =
                gzip(
                        file(record(UUID.randomUUID().toString()), odd)
                                .getBytes(StandardCharsets.UTF_8));

        // When
        Api.importCloudtrail("odd.json.gz", gz).statusCode(201);

        // Then
        byte[] raw =
                Api.as("auditor")
                        .get("/api/v1/activity/{id}/raw", id)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray();
        assertThat(raw).isEqualTo(odd.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void shouldQuarantineOneRecordAndShowIt() {
        // Given
        String id = UUID.randomUUID().toString();

        // When
        Api.importCloudtrail("mixed-" + id + ".json", file(record(id), "17", record("b-" + id)))
                .statusCode(201)
                .body("stored", equalTo(2))
                .body("quarantinedCount", equalTo(1))
                .body("quarantined[0].position", startsWith("record 2 at byte "))
                .body("quarantined[0].value", startsWith("17"));

        // Then
        Api.as("admin")
                .get("/api/v1/quarantine")
                .then()
                .statusCode(200)
                .body("items.file", hasItem("mixed-" + id + ".json"));
    }

    @Test
    void shouldCountAllThatItRefused() {
        // Given
        String id = UUID.randomUUID().toString();
        String[] records = new String[10_051];
        Arrays.fill(records, "17");
        records[0] = record(id);

        // When
        Api.importCloudtrail("bad-" + id + ".json", file(records))
                .statusCode(201)
                .body("quarantinedCount", equalTo(10_050));

        // Then
        Api.as("admin")
                .queryParam("kind", "CLOUDTRAIL")
                .get("/api/v1/imports")
                .then()
                .statusCode(200)
                .body(
                        "items.find { it.file == 'bad-%s.json' }.quarantined".formatted(id),
                        equalTo(10_050));
    }

    @Test
    void shouldNameFilePositionAndValueOfAFileThatIsOfNoUse() {
        Api.importCloudtrail("notes.txt", "Dear diary")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("unusable-file"))
                .body("detail", containsString("notes.txt"))
                .body("violations[0].pointer", containsString("byte 0"))
                .body("violations[0].message", containsString("Dear diary"));
        Api.importCloudtrail("zeros.json.gz", gzip(new byte[300_000_000]))
                .statusCode(422)
                .body("detail", containsString("zeros.json.gz"));
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "'', the file is empty",
                "'person_id,email,name\n', the file lists no people",
                "'{\"a\":1}', columns are missing"
            })
    void shouldRefuseAPeopleFileWithoutPeople(String text, String why) {
        Api.importPeople("nobody.csv", text, null)
                .statusCode(422)
                .body("code", equalTo("unusable-file"))
                .body("detail", containsString("nobody.csv"))
                .body("violations[0].pointer", equalTo("line 1"))
                .body("violations[0].message", startsWith(why));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloudtrail", "inventory", "people"})
    void shouldRefuseAFileThatOnlyLooksCompressed(String kind) {
        Api.send(kind, "odd.gz", new byte[] {0x1f, (byte) 0x8b, 0, 0})
                .statusCode(422)
                .body("detail", containsString("odd.gz"))
                .body("violations[0].pointer", equalTo("byte 0"))
                .body("violations[0].message", startsWith("the file cannot be decompressed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1000000000-01-01T00:00:00Z", "2005-12-31T23:59:59Z"})
    void shouldRefuseAMomentBeforeAws(String at) {
        assertThat(
                        Api.importPeople("old.csv", "person_id,email,name\np,p@x.example,P\n", at)
                                .extract()
                                .statusCode())
                .isIn(400, 422);
    }

    @Test
    void shouldShowAFileNameWithoutControlCharacters() {
        // Given
        String id = UUID.randomUUID().toString();

        // When, Then
        Api.importCloudtrail(id + "\u001b[2J\n.json", file(record(id)))
                .statusCode(201)
                .body("file", equalTo(id + " [2J .json"));
    }

    @Test
    void shouldSayThatBytesFollowTheCompressedRecords() {
        // Given
        String id = UUID.randomUUID().toString();
        byte[] gz = gzip(file(record(id)).getBytes(StandardCharsets.UTF_8));
        byte[] more = Arrays.copyOf(gz, gz.length + 3);
        more[gz.length + 2] = 'x';

        // When, Then
        Api.importCloudtrail("more-" + id + ".json.gz", more)
                .statusCode(201)
                .body("stored", equalTo(1))
                .body(
                        "quarantined.reason",
                        hasItem(
                                "the file cannot be read on: bytes follow the end of the compressed"
                                        + " stream, at byte %d of the file"
                                                .formatted(gz.length + 2)));
    }

    @Test
    void shouldKeepTheGoodRecordsOfATruncatedFile() {
        // Given
        String[] records = new String[300];
        Arrays.setAll(records, i -> record(UUID.randomUUID().toString()));
        byte[] gz = gzip(file(records).getBytes(StandardCharsets.UTF_8));

        // When, Then
        Api.importCloudtrail("cut.json.gz", Arrays.copyOf(gz, gz.length / 2))
                .statusCode(201)
                .body("quarantinedCount", equalTo(1))
                .body("quarantined[0].reason", containsString("truncated"));
    }

    @Test
    void shouldStoreEventsOfAnyDay() {
        // Given
        String old = UUID.randomUUID().toString();

        // When
        Api.importCloudtrail("old.json", file(record(old, "2014-02-03T04:05:06Z"))).statusCode(201);

        // Then
        Api.as("auditor")
                .queryParam("to", "2015-01-01T00:00:00Z")
                .queryParam("actor", "arn:aws:iam::111122223333:user/dora")
                .get("/api/v1/activity")
                .then()
                .statusCode(200)
                .body("items.eventId", hasItem(old));
    }

    @Test
    void shouldPageThroughActivity() {
        // Given
        String[] records = new String[7];
        Arrays.setAll(records, i -> record("page-" + i, "2019-05-05T00:00:0" + i / 2 + "Z"));
        Api.importCloudtrail("pages.json", file(records)).statusCode(201);

        // When
        var first = activityOf2019(null);
        var second = activityOf2019(first.getString("next"));
        var third = activityOf2019(second.getString("next"));

        // Then
        assertThat(first.getList("items.eventId")).containsExactly("page-6", "page-5", "page-4");
        assertThat(second.getList("items.eventId")).containsExactly("page-3", "page-2", "page-1");
        assertThat(third.getList("items.eventId")).containsExactly("page-0");
        assertThat(third.getString("next")).isNull();
    }

    @Test
    void shouldTellEventsOfTwoAccountsApartThatShareAnId() {
        // Given
        String id = UUID.randomUUID().toString();
        String here = record(id, "2018-05-05T00:00:00Z");
        String there = here.replace("111122223333", "444455556666");
        Api.importCloudtrail("two-" + id + ".json", file(here, there))
                .statusCode(201)
                .body("stored", equalTo(2));

        // When
        var first = activityOf2018(null);
        var second = activityOf2018(first.getString("next"));

        // Then
        assertThat(first.getList("items.accountId")).containsExactly("444455556666");
        assertThat(second.getList("items.accountId")).containsExactly("111122223333");
        assertThat(second.getString("next")).isNull();
        for (String account : List.of("111122223333", "444455556666")) {
            Api.as("auditor")
                    .queryParam("account", account)
                    .get("/api/v1/activity/{id}", id)
                    .then()
                    .statusCode(200)
                    .body("accountId", equalTo(account));
            Api.as("auditor")
                    .queryParam("account", account)
                    .get("/api/v1/activity/{id}/raw", id)
                    .then()
                    .statusCode(200)
                    .body("recipientAccountId", equalTo(account));
        }
        Api.as("auditor")
                .queryParam("account", "777788889999")
                .get("/api/v1/activity/{id}/raw", id)
                .then()
                .statusCode(404);
    }

    private static io.restassured.path.json.JsonPath activityOf2018(
            @org.jspecify.annotations.Nullable String cursor) {
        var request =
                Api.as("auditor")
                        .queryParam("from", "2018-05-05T00:00:00Z")
                        .queryParam("to", "2018-05-06T00:00:00Z")
                        .queryParam("limit", 1);
        return (cursor == null ? request : request.queryParam("cursor", cursor))
                .get("/api/v1/activity")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static io.restassured.path.json.JsonPath activityOf2019(
            @org.jspecify.annotations.Nullable String cursor) {
        var request =
                Api.as("auditor")
                        .queryParam("from", "2019-05-05T00:00:00Z")
                        .queryParam("to", "2019-05-06T00:00:00Z")
                        .queryParam("limit", 3);
        return (cursor == null ? request : request.queryParam("cursor", cursor))
                .get("/api/v1/activity")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/activity?limit=0, 400",
        "/api/v1/activity?limit=x, 400",
        "/api/v1/activity?cursor=zzz, 400",
        "/api/v1/activity?from=tomorrow, 400",
        "/api/v1/activity/none, 404",
        "/api/v1/activity/none/raw, 404",
        "/api/v1/alerts?severity=BAD, 400",
        "/api/v1/alerts/not-a-uuid, 404",
        "/api/v1/alerts/00000000-0000-7000-8000-000000000000, 404",
        "/api/v1/principals?kind=DOG, 400",
        "/api/v1/principals/00000000-0000-7000-8000-000000000000, 404",
        "/api/v1/people/nobody, 404",
        "/api/v1/policies/abc, 404",
        "/api/v1/snapshots?source=X, 400",
        "/api/v1/quarantine?import=x, 400",
        "/api/v1/nothing, 404"
    })
    void shouldAnswerBadInputWithAProblem(String path, int status) {
        var response = Api.as("admin").get(path).then().contentType("application/problem+json");
        assertThat(response.extract().statusCode()).isIn(status, status == 404 ? 400 : status);
    }

    @Test
    void shouldRefuseAnImportWithoutANameOrOfAnotherType() {
        Api.as("automation")
                .contentType("application/octet-stream")
                .body(new byte[] {120})
                .post("/api/v1/imports/cloudtrail")
                .then()
                .statusCode(400)
                .body("violations", hasSize(1));
        Api.as("automation")
                .contentType("text/plain")
                .body("x")
                .queryParam("name", "x")
                .post("/api/v1/imports/cloudtrail")
                .then()
                .statusCode(415);
    }
}
