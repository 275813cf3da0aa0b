package dev.attest.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrailTest {

    private Written written;
    private List<JsonNode> records;

    @BeforeAll
    void write(@TempDir Path folder) throws IOException {
        written = Written.in(folder);
        records = written.records();
    }

    @Test
    void shouldHaveExactlyTheEventsAskedFor() {
        assertThat(records).hasSize(Written.EVENTS);
    }

    @Test
    void shouldGiveEveryRecordAnIdOfItsOwn() {
        // Given
        List<String> ids = texts("eventID");

        // When
        Set<String> different = Set.copyOf(ids);

        // Then
        assertThat(different).hasSize(Written.EVENTS);
        assertThat(different)
                .allMatch(id ->
                        id.matches(
                                "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
    }

    @Test
    void shouldOrderRecordsByTimeWithinEachFileAndKeepThemInTheirDay() throws IOException {
        for (Path file : written.folder().trail()) {
            // Given
            List<JsonNode> inFile = Written.records(file);

            // When
            List<String> times =
                    inFile.stream().map(each -> each.get("eventTime").asText()).toList();

            // Then
            String path = file.toString();
            String day = path.replaceAll(".*/(\\d{4})/(\\d\\d)/(\\d\\d)/.*", "$1-$2-$3");
            assertThat(times).as("%s", file).isSorted().allMatch(time -> time.startsWith(day));
            assertThat(inFile)
                    .hasSizeLessThanOrEqualTo(2000)
                    .allMatch(each -> file.toString().contains(each.get("awsRegion").asText()))
                    .allMatch(each ->
                            file.toString().contains(each.get("recipientAccountId").asText()));
        }
    }

    @Test
    void shouldShowEveryKindOfIdentity() {
        // When
        Set<String> kinds =
                records.stream()
                        .map(each -> each.path("userIdentity").path("type").asText())
                        .collect(Collectors.toSet());

        // Then
        assertThat(kinds)
                .containsExactlyInAnyOrder(
                        "Root",
                        "IAMUser",
                        "AssumedRole",
                        "AWSService",
                        "AWSAccount",
                        "WebIdentityUser",
                        "SAMLUser",
                        "IdentityCenterUser");
    }

    @Test
    void shouldContainRefusalsAndNullParameters() {
        // When
        long refused = records.stream().filter(each -> each.has("errorCode")).count();
        long withoutParameters =
                records.stream().filter(each -> each.get("requestParameters").isNull()).count();

        // Then
        assertThat(refused).isBetween(Written.EVENTS / 200L, Written.EVENTS / 20L);
        assertThat(withoutParameters).isPositive();
    }

    @Test
    void shouldChangeIdentitiesRarely() {
        // When
        long changes =
                records.stream()
                        .filter(each -> each.get("eventSource").asText().matches("(iam|sso)\\..*"))
                        .filter(each -> !each.get("readOnly").asBoolean())
                        .filter(each -> each.get("eventType").asText().equals("AwsApiCall"))
                        .count();

        // Then
        assertThat(changes).isBetween(20L, 120L);
    }

    @Test
    void shouldBeBusierAtWorkThanAtNight() {
        // When
        long day = records.stream().filter(each -> hour(each) >= 8 && hour(each) < 18).count();
        long night = records.stream().filter(each -> hour(each) < 5).count();

        // Then
        assertThat(day).isGreaterThan(4 * night);
    }

    @Test
    void shouldStayWithinNinetyDaysBeforeTheAnchor() {
        assertThat(texts("eventTime"))
                .allMatch(time -> time.compareTo("2025-12-31T00:00:00Z") >= 0)
                .allMatch(time -> time.compareTo("2026-03-31T00:00:00Z") < 0);
    }

    @Test
    void shouldCarryTheFieldsThatReadersNeed() {
        assertThat(records)
                .allSatisfy(each ->
                        assertThat(each.fieldNames())
                                .toIterable()
                                .contains(
                                        "eventVersion",
                                        "userIdentity",
                                        "eventTime",
                                        "eventSource",
                                        "eventName",
                                        "awsRegion",
                                        "sourceIPAddress",
                                        "requestParameters",
                                        "responseElements",
                                        "eventID",
                                        "readOnly",
                                        "eventType",
                                        "recipientAccountId",
                                        "eventCategory"));
        assertThat(records).noneMatch(each -> each.toString().contains("@" + "key"));
    }

    private static int hour(JsonNode event) {
        return Integer.parseInt(event.get("eventTime").asText().substring(11, 13));
    }

    private List<String> texts(String field) {
        return records.stream().map(each -> each.get(field).asText()).toList();
    }
}
