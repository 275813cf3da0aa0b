package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.cli.client.StubService;
import dev.attest.cli.client.StubService.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrailFilesTest {
    private static final String HOUR =
            """
            {"trail":"upload","accountId":"111122223333","region":"eu-central-1","state":"MISSING",
             "hour":"2026-03-01T04:00:00Z","verified":11,"missing":1,"altered":0,"extra":0,
             "proof":"SIGNED","findings":[{"kind":"LOG_MISSING","file":"b/a.json",
             "sentence":"was delivered, and is not here"}]}
            """;
    private static final String DIGEST =
            "111122223333_CloudTrail-Digest_eu-central-1_all_us-east-1_20260301T050000Z.json.gz";

    @TempDir private Path folder;

    @Test
    void shouldShowWhichFilesOfAnHourAreMissing() throws IOException {
        // Given
        try (var stub =
                new StubService((path, body) -> new Reply(200, "{\"items\":[" + HOUR + "]}"))) {
            // When
            var shown =
                    CommandRun.of(
                            stub,
                            "collect",
                            "coverage",
                            "--state",
                            "missing",
                            "--from",
                            "2026-03-01T00:00:00Z");

            // Then
            assertThat(shown.exitCode()).isZero();
            assertThat(shown.output().replaceAll("\\s+", " "))
                    .contains(
                            "2026-03-01 04:00 upload 111122223333 eu-central MISSING 11, 1 SIGNED")
                    .doesNotContain("b/a.json");
            assertThat(shown.errors())
                    .contains("2026-03-01 04:00 111122223333 eu-central-1: b/a.json was delivered");
            assertThat(stub.requests())
                    .anyMatch(request ->
                            request.contains("state=MISSING")
                                    && request.contains("from=2026-03-01T00"));
        }
    }

    @Test
    void shouldCountLogsThatNoDigestTellsOf() throws IOException {
        // Given
        String untold =
                HOUR.replace("\"verified\":11,\"missing\":1", "\"verified\":0,\"missing\":0")
                        .replace("\"MISSING\"", "\"NO_DIGEST\",\"untold\":52,\"waiting\":3");
        try (var stub =
                new StubService((path, body) -> new Reply(200, "{\"items\":[" + untold + "]}"))) {
            // When
            var table = CommandRun.of(stub, "collect", "coverage", "--from", "7d");
            var csv = CommandRun.of(stub, "collect", "coverage", "-o", "csv");

            // Then
            assertThat(table.output().lines()).allMatch(line -> line.length() <= 80);
            assertThat(table.output().replaceAll("\\s+", " "))
                    .contains("NO_DIGEST 0, 52 SIGNED")
                    .contains("untold, 3")
                    .contains("waiting");
            assertThat(csv.output())
                    .contains("logs,missing,altered,extra,untold,waiting,proof")
                    .contains("NO_DIGEST,0,0,0,0,52,3,SIGNED");
        }
    }

    @Test
    void shouldNameTheStatesThatAFileCanHave() throws IOException {
        // Given
        try (var stub = new StubService((path, body) -> new Reply(200, "{\"items\":[]}"))) {
            // When
            var run = CommandRun.of(stub, "collect", "files", "--state", "FOO");

            // Then
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.errors()).contains("FOO").contains("WAITING").contains("VANISHED");
        }
    }

    @Test
    void shouldNotSendADigestWithoutTheSignatureBesideIt() throws IOException {
        // Given
        Files.writeString(folder.resolve("log.json"), "{}");
        Files.writeString(folder.resolve(DIGEST), "{}");
        Files.writeString(folder.resolve(DIGEST + ".head.json"), "{\"Metadata\":{}}");
        var terminal = new Terminal();
        try (var stub =
                new StubService((path, body) ->
                        path.contains("/trail-coverage")
                                ? new Reply(200, "{\"items\":[]}")
                                : new Reply(201, "{\"kind\":\"CLOUDTRAIL\"}"))) {
            // When
            int exitCode =
                    terminal.run("import", "cloudtrail", folder.toString(), "--url", stub.url());

            // Then
            assertThat(exitCode).isEqualTo(4);
            assertThat(terminal.err())
                    .contains("its signature cannot be read: " + DIGEST + ".head.json: tells no");
            assertThat(stub.requests()).noneMatch(request -> request.contains("trail-digest"));
        }
    }

    @Test
    void shouldSendDigestsToWhereLogsAreJudged() throws IOException {
        // Given
        Files.writeString(folder.resolve("log.json"), "{}");
        Files.writeString(folder.resolve(DIGEST), "{}");
        Files.writeString(
                folder.resolve(DIGEST + ".head.json"), "{\"Metadata\":{\"signature\":\"0a0b\"}}");
        try (var stub =
                new StubService((path, body) ->
                        path.contains("/trail-coverage")
                                ? new Reply(200, "{\"items\":[" + HOUR + "]}")
                                : new Reply(201, "{\"kind\":\"CLOUDTRAIL\"}"))) {
            // When
            var imported = CommandRun.of(stub, "import", "cloudtrail", folder.toString());

            // Then
            assertThat(imported.exitCode()).isZero();
            assertThat(stub.requests())
                    .filteredOn(request -> request.contains("/imports/"))
                    .hasSize(2)
                    .first()
                    .asString()
                    .contains("/imports/cloudtrail?name=log.json");
            assertThat(stub.requests())
                    .anyMatch(request ->
                            request.contains("/imports/trail-digest?name=" + DIGEST)
                                    && request.contains("signature=0a0b"));
        }
    }
}
