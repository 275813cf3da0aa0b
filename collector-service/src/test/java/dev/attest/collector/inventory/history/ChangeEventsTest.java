package dev.attest.collector.inventory.history;

import static dev.attest.collector.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.attest.collector.Api;
import dev.attest.collector.RealService;
import dev.attest.collector.platform.Transactions;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RealService.class)
class ChangeEventsTest {

    private static final Instant FIRST = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant SECOND = FIRST.plus(Duration.ofHours(1));
    private static final Instant BETWEEN = FIRST.plus(Duration.ofMinutes(30));

    @Inject Transactions transactions;

    @Test
    void shouldTellTheEventsOfEveryChangeHoweverManyAnotherHas() {
        // Given
        Scope scope = new Scope("444400000011", "", "test");
        keep(scope, FIRST, FIRST, 1);
        keep(scope, SECOND, SECOND, 2);
        Stream<String> busy =
                IntStream.range(0, 5001).mapToObj(i -> record(scope, "a", "busy-" + i, BETWEEN));
        Stream<String> quiet = Stream.of(record(scope, "b", "quiet", BETWEEN));

        // When
        send(Stream.concat(busy, quiet));

        // Then
        List<List<String>> events = events(scope);
        assertThat(events).hasSize(2);
        assertThat(events.getFirst()).hasSize(10).allMatch(id -> id.startsWith("busy-"));
        assertThat(events.getLast()).containsExactly("quiet");
    }

    @Test
    void shouldTellAnEventThatHappenedWhileTheReadingWasMade() {
        // Given
        Scope scope = new Scope("444400000012", "", "test");
        keep(scope, FIRST, FIRST, 1);
        keep(scope, SECOND, SECOND.plusSeconds(180), 2);

        // When
        send(
                Stream.of(
                        record(scope, "a", "within", SECOND.plusSeconds(60)),
                        record(scope, "a", "after", SECOND.plusSeconds(181))));

        // Then
        assertThat(events(scope).getFirst()).containsExactly("within");
    }

    private void keep(Scope scope, Instant from, Instant to, int value) {
        List<Thing> things =
                Stream.of("a", "b")
                        .map(name ->
                                new Thing(
                                        "iam-user",
                                        arn(scope, name),
                                        name,
                                        JsonNodeFactory.instance.objectNode().put("value", value)))
                        .toList();
        var moment = new Moment(from, to, true, UUID.randomUUID());
        transactions.call(connection -> new History(connection).keep(scope, moment, things));
    }

    private static String arn(Scope scope, String name) {
        return "arn:aws:iam::%s:user/%s".formatted(scope.accountId(), name);
    }

    private static void send(Stream<String> records) {
        String file = records.collect(Collectors.joining(",", "{\"Records\":[", "]}"));
        Api.importCloudtrail("events.json", file).statusCode(201);
    }

    private static String record(Scope scope, String user, String id, Instant time) {
        return """
        {"eventVersion":"1.08","eventTime":"%1$s","eventSource":"iam.amazonaws.com",
         "eventName":"DeleteUserPolicy","awsRegion":"us-east-1","sourceIPAddress":"192.0.2.7",
         "userAgent":"aws-cli","eventID":"%2$s-%3$s","readOnly":false,"eventType":"AwsApiCall",
         "managementEvent":true,"recipientAccountId":"%3$s","userIdentity":{"type":"IAMUser",
         "principalId":"AIDAOP","arn":"arn:aws:iam::%3$s:user/operator","accountId":"%3$s",
         "userName":"operator"},"requestParameters":{"userName":"%4$s","policyName":"inline"}}
        """
                .formatted(time, id, scope.accountId(), user);
    }

    /// The ids of the events of every change.
    private static List<List<String>> events(Scope scope) {
        List<List<String>> all =
                as("auditor")
                        .queryParam("account", scope.accountId())
                        .queryParam("from", FIRST.toString())
                        .get("/api/v1/inventory/changes")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getList("items.events.eventId");
        return all.stream()
                .map(ids ->
                        ids.stream().map(id -> id.replace("-" + scope.accountId(), "")).toList())
                .toList();
    }
}
