package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.cli.client.StubService;
import dev.attest.cli.client.StubService.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InventoryCommandsTest {
    private static final String THING =
            """
            {"accountId":"111122223333","region":"eu-central-1","kind":"rds","type":"rds-instance",
             "id":"arn:aws:rds:eu-central-1:111122223333:db:orders","name":"orders",
             "since":"2026-11-20T10:15:42Z","state":{"Engine":"postgres"}}
            """;
    private static final String CHANGE =
            """
            {"accountId":"111122223333","region":"","kind":"iam-authorization-details",
             "type":"iam-user","id":"arn:aws:iam::111122223333:user/dora","name":"dora",
             "change":"CHANGED","at":"2026-11-20T10:15:42Z","knownUntil":"2026-11-20T04:15:42Z",
             "before":{},"after":{"mfa":true},"events":[
              {"eventId":"e-1","accountId":"111122223333","eventTime":"2026-11-20T10:01:00Z",
               "name":"AttachUserPolicy","actor":"Admin","sessionName":"noor"},
              {"eventId":"e-2","accountId":"111122223333","eventTime":"2026-11-20T09:01:00Z",
               "name":"DetachUserPolicy","actor":"Admin","sessionName":"noor"}]}
            """;
    private static final String OFF =
            """
            {"accountId":"111122223333","region":"eu-central-1","kind":"securityhub-findings",
             "status":"NOT_EVALUATED","reason":"Security Hub is off in eu-central-1","items":0,
             "observedAt":"2026-11-20T10:15:42Z","problems":[]}
            """;

    private static Reply answer(String path) {
        String items =
                path.contains("/population") ? THING : path.contains("/changes") ? CHANGE : OFF;
        return new Reply(200, "{\"items\":[" + items + "]}");
    }

    @Test
    void shouldShowWhatThereWasAtAMoment() throws IOException {
        // Given
        try (var stub = new StubService((path, body) -> answer(path))) {
            // When
            var shown =
                    CommandRun.of(
                            stub,
                            "inventory",
                            "show",
                            "--at",
                            "2026-11-21",
                            "--account",
                            "111122223333");

            // Then
            assertThat(shown.exitCode()).isZero();
            assertThat(shown.output().replaceAll("\\s+", " "))
                    .contains("111122223333 rds-instance orders rds 2026-11-20 10:15");
            assertThat(stub.requests())
                    .anyMatch(request ->
                            request.contains("/inventory/population?at=2026-11-21T00%3A00%3A00Z"))
                    .anyMatch(request -> request.contains("/inventory/coverage?at=2026-11-21T00"));
        }
    }

    @Test
    void shouldTellEveryChangeWithWhoMadeIt() throws IOException {
        // Given
        try (var stub = new StubService((path, body) -> answer(path))) {
            // When
            var told = CommandRun.of(stub, "inventory", "diff", "2026-11-19", "2026-11-21");

            // Then
            assertThat(told.exitCode()).isZero();
            assertThat(told.output().lines())
                    .containsExactly(
                            "2026-11-20 10:15  CHANGED iam-user dora",
                            "  account 111122223333, seen in iam-authorization-details",
                            "  AttachUserPolicy by noor and 1 more");
            assertThat(stub.requests())
                    .anyMatch(request ->
                            request.contains(
                                    "/inventory/changes?from=2026-11-19T00%3A00%3A00Z&to=2026-11-21"));
        }
    }

    @Test
    void shouldSayWhyAKindWasNotEvaluated() throws IOException {
        // Given
        try (var stub = new StubService((path, body) -> answer(path))) {
            // When
            var readings = CommandRun.of(stub, "inventory", "readings");

            // Then
            assertThat(readings.output().replaceAll("\\s+", " "))
                    .contains("NOT_EVALUATED")
                    .contains("Security");
        }
    }

    @Test
    void shouldRefuseWhatIsNoMoment() throws IOException {
        // Given
        try (var stub = new StubService((path, body) -> answer(path))) {
            // When
            var refused = CommandRun.of(stub, "inventory", "diff", "yesterday");

            // Then
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.errors()).contains("FROM").contains("'yesterday' is none of");
            assertThat(stub.requests()).isEmpty();
        }
    }

    @Test
    void shouldNotBlameTheHistoryForAFilterThatFitsNothing() throws IOException {
        // Given
        var terminal = new Terminal();
        try (var stub = new StubService((path, body) -> new Reply(200, "{\"items\":[]}"))) {
            // When
            terminal.run("inventory", "show", "--kind", "FOO", "--url", stub.url());
            String ofAKind = terminal.err();
            terminal.run("inventory", "show", "--url", stub.url());

            // Then
            assertThat(ofAKind).contains("show no such thing").doesNotContain("history");
            assertThat(terminal.err()).contains("the history begins with the first reading");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "role-policy, iam:GetAccountAuthorizationDetails",
        "collector-policy, sts:AssumeRole"
    })
    void shouldPrintThePoliciesThatCollectionNeeds(String name, String action) throws IOException {
        assertThat(printed("docs", name).findValues("Action").toString())
                .contains("\"" + action + "\"");
    }

    @ParameterizedTest
    @CsvSource({"aws", "aws-cn", "aws-us-gov"})
    void shouldPrintThePolicyOfAPartition(String partition) throws IOException {
        // When
        JsonNode policy = printed("docs", "collector-policy", "--partition", partition);

        // Then
        List<String> arns =
                policy.findValuesAsText("Resource").stream()
                        .filter(resource -> !resource.equals("*"))
                        .toList();
        assertThat(arns)
                .contains("arn:" + partition + ":iam::*:role/AttestReader")
                .allMatch(arn -> arn.startsWith("arn:" + partition + ":"));
    }

    @Test
    void shouldRefuseAPartitionThatItDoesNotKnow() {
        var terminal = new Terminal();

        int exitCode = terminal.run("docs", "collector-policy", "--partition", "china");

        assertThat(exitCode).isEqualTo(2);
        assertThat(terminal.err()).contains("'china' is none of aws, aws-cn and aws-us-gov");
    }

    private static JsonNode printed(String... command) throws IOException {
        var output = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        try {
            assertThat(Main.commandLine().execute(command)).isZero();
        } finally {
            System.setOut(before);
        }
        return new ObjectMapper().readTree(output.toByteArray());
    }
}
