package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.cli.client.StubService;
import dev.attest.cli.client.StubService.Reply;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PeopleCommandsTest {
    private static final String PERSON =
            """
            {"id":"p-1","email":"maria@x.example","name":"Maria","managerId":"p-2","status":"ACTIVE",
             "principals":["a","b"]}
            """;
    private static final String RECORD =
            "{\"source\":\"SCIM\",\"recordId\":\"r-1\",\"counts\":[\"name\",\"status\"]}";
    private static final String IDENTITY =
            """
            {"principalId":"arn:aws:iam::111122223333:user/svc","accountId":"111122223333",
             "kind":"IAM_USER","name":"svc","class":"MACHINE","ownerId":null,"linkRule":"person-tag"}
            """;
    private static final String GROUP = "{\"id\":\"g-1\",\"name\":\"Contractors\",\"direct\":true}";
    private static final String ACTIVITY =
            """
            {"eventTime":"2026-10-05T10:00:00Z","accountId":"111122223333","eventName":"GetObject",
             "actor":{"name":"ops","sessionName":"maria"},
             "person":{"personId":"p-1","certainty":"STRONG","evidence":[
               {"by":"SESSION_CHAIN","name":"arn:aws:iam::111122223333:user/maria","personId":"p-1"},
               {"by":"SESSION_NAME","name":"noor","personId":"p-2","rule":"session-login"}]}}
            """;
    private static final String CONFLICT =
            "{\"kind\":\"RECORD\",\"subject\":\"SCIM r-2\",\"detail\":\"it has no address\"}";

    private static Reply answer(String path) {
        if (path.matches(".*/people/p-1")) {
            return new Reply(200, PERSON);
        }
        String items =
                path.contains("/records")
                        ? RECORD
                        : path.contains("/groups")
                                ? GROUP
                                : path.contains("/activity") ? ACTIVITY : other(path);
        return new Reply(200, "{\"items\":[" + items + "]}");
    }

    private static String other(String path) {
        return path.contains("conflicts")
                ? CONFLICT
                : path.contains("/principals") || path.contains("/identities") ? IDENTITY : PERSON;
    }

    @Test
    void shouldListPeople() throws IOException {
        // Given
        try (var stub = new StubService((path, body) -> answer(path))) {
            // When
            var shown = CommandRun.of(stub, "people", "list", "mar ia");

            // Then
            assertThat(shown.exitCode()).isZero();
            assertThat(shown.output().replaceAll("\\s+", " "))
                    .contains("p-1 Maria maria@x.example p-2 ACTIVE 2");
            assertThat(stub.requests()).anyMatch(r -> r.contains("/people?q=mar%20ia"));
        }
    }

    @Test
    void shouldOpenAPersonByTheIdThatTheListShows() throws IOException {
        // Given
        String id = "01a200e4-7340-7000-968b-0c79704de172";
        String made = PERSON.replace("p-1", id).replace("p-2", id.replace("e172", "e173"));
        try (var stub =
                new StubService((path, body) ->
                        path.matches(".*/people/" + id)
                                ? new Reply(200, made)
                                : new Reply(200, "{\"items\":[" + made + "]}"))) {
            // When
            var listed = CommandRun.of(stub, "people", "list");
            var shown = CommandRun.of(stub, "people", "show", "704de172");

            // Then
            assertThat(listed.output().replaceAll("\\s+", " "))
                    .contains("704de172 Maria maria@x.example 704de173 ACTIVE 2");
            assertThat(shown.output()).contains(id + "  Maria");
            assertThat(stub.requests()).anyMatch(r -> r.contains("/people?q=704de172"));
        }
    }

    @Test
    void shouldTakeAnIdOfAPeopleFileForWhatItIs() throws IOException {
        // Given
        String numbered = PERSON.replace("p-1", "00001234");
        try (var stub =
                new StubService((path, body) ->
                        path.contains("/people/00001234")
                                ? new Reply(200, numbered)
                                : new Reply(200, "{\"items\":[" + numbered + "]}"))) {
            // When
            var shown = CommandRun.of(stub, "people", "show", "00001234");

            // Then
            assertThat(shown.exitCode()).isZero();
            assertThat(shown.output()).contains("00001234  Maria");
        }
    }

    @Test
    void shouldShowWhoSaysWhatOfAPersonAndWhatIsTheirs() throws IOException {
        // Given
        try (var stub = new StubService((path, body) -> answer(path))) {
            // When
            var shown = CommandRun.of(stub, "people", "show", "p-1");

            // Then
            assertThat(shown.output().replaceAll("\\s+", " "))
                    .contains("told by SCIM r-1: name, status")
                    .contains("groups Contractors")
                    .contains("111122223333 IAM_USER svc MACHINE person-tag");
        }
    }

    @Test
    void shouldSayHowSureItIsThatAPersonDidSomething() throws IOException {
        // Given
        try (var stub = new StubService((path, body) -> answer(path))) {
            // When
            var shown =
                    CommandRun.of(
                            stub,
                            "people",
                            "activity",
                            "p-1",
                            "--from",
                            "2026-10-01T00:00:00Z",
                            "-o",
                            "csv");

            // Then
            assertThat(shown.output())
                    .contains(
                            "GetObject,ops,maria,p-1,STRONG,\"SESSION_CHAIN, SESSION_NAME (p-2)\"");
            assertThat(stub.requests())
                    .anyMatch(
                            r -> r.contains("/activity?person=p-1&from=2026-10-01T00%3A00%3A00Z"));
        }
    }

    @Test
    void shouldListWhatNobodyAnswersFor() throws IOException {
        // Given
        try (var stub = new StubService((path, body) -> answer(path))) {
            // When
            var shown =
                    CommandRun.of(
                            stub,
                            "people",
                            "identities",
                            "--ownerless",
                            "--class",
                            "MACHINE",
                            "-o",
                            "csv");

            // Then
            assertThat(shown.output()).contains("MACHINE,111122223333,IAM_USER,svc,,,");
            assertThat(stub.requests())
                    .anyMatch(r -> r.contains("/identities?class=MACHINE&ownerless=true"));
        }
    }

    @Test
    void shouldListConflicts() throws IOException {
        // Given
        try (var stub = new StubService((path, body) -> answer(path))) {
            // When
            var shown = CommandRun.of(stub, "people", "conflicts", "-o", "json");

            // Then
            assertThat(shown.output()).contains("it has no address");
            assertThat(CommandRun.of(stub, "people").exitCode()).isEqualTo(2);
        }
    }
}
