package dev.attest.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.cli.client.StubService;
import dev.attest.cli.client.StubService.Reply;
import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.OutputFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportingTest {
    private static final String CLEAN =
            "{\"kind\":\"cloudtrail\",\"records\":3,\"stored\":2,\"duplicates\":1,\"alerts\":1,"
                    + "\"quarantined\":[],\"quarantinedCount\":0,\"warnings\":[]}";
    private static final String QUARANTINED =
            "{\"kind\":\"cloudtrail\",\"records\":3,\"stored\":1,\"duplicates\":0,\"alerts\":0,"
                    + "\"quarantined\":[{\"position\":\"record 2\",\"reason\":\"not an object\","
                    + "\"value\":\"17\"}],\"quarantinedCount\":5,\"warnings\":[\"file names another"
                    + " account\"]}";

    @TempDir private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream notes = new ByteArrayOutputStream();

    @Test
    void shouldAddUpWhatTheFilesBrought() throws IOException {
        // Given
        Files.writeString(folder.resolve("a.json"), "a");
        Files.writeString(folder.resolve("b.json.gz"), "b");
        Files.writeString(folder.resolve("LICENSE"), "not a trail");

        // When
        int exitCode = importAll((path, body) -> new Reply(201, CLEAN), OutputFormat.CSV);

        // Then
        assertThat(exitCode).isZero();
        assertThat(out)
                .hasToString(
                        """
                        kind,files,records,new,known,alerts,quarantined,refused
                        cloudtrail,2,6,4,2,2,0,0
                        """);
    }

    @Test
    void shouldNameFilePositionAndValueOfWhatIsQuarantined() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("a.json"), "a");

        // When
        int exitCode = importAll((path, body) -> new Reply(201, QUARANTINED), OutputFormat.TABLE);

        // Then
        assertThat(exitCode).isEqualTo(4);
        assertThat(notes.toString(StandardCharsets.UTF_8))
                .contains("quarantine: " + file + ", record 2: not an object (17)")
                .contains("quarantine: " + file + ": and 4 more")
                .contains("note: " + file + ": file names another account");
    }

    @Test
    void shouldTellEqualNotesOnceWithTheirSum() throws IOException {
        // Given
        Path first = Files.writeString(folder.resolve("a.json"), "2");
        Files.writeString(folder.resolve("b.json"), "40");
        Files.writeString(folder.resolve("c.json"), "300");
        String report =
                "{\"kind\":\"cloudtrail\",\"warnings\":[\"%s records are of account 999900001111,"
                        + " which nothing lists\"]}";

        // When
        importAll(
                (path, body) -> new Reply(201, report.formatted(body.strip())), OutputFormat.TABLE);

        // Then
        assertThat(notes.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "note: "
                                + first
                                + " and 2 more: 342 records are of account 999900001111, which"
                                + " nothing lists");
    }

    @Test
    void shouldKeepTheNeighboursOfAFileThatIsRefused() throws IOException {
        // Given
        Path bad = Files.writeString(folder.resolve("bad.json"), "bad");
        Files.writeString(folder.resolve("good.json"), "good");

        // When
        int exitCode =
                importAll(
                        (path, body) ->
                                body.equals("bad")
                                        ? new Reply(
                                                422,
                                                "{\"title\":\"Not JSON\",\"detail\":\"at byte 1\"}")
                                        : new Reply(201, CLEAN),
                        OutputFormat.CSV);

        // Then
        assertThat(exitCode).isEqualTo(4);
        assertThat(notes).hasToString("refused: " + bad + ": at byte 1\n");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("refused,1,0,0,0,0,0,1")
                .contains("cloudtrail,1,3,2,1,1,0,0");
    }

    @Test
    void shouldKeepTheNeighboursOfAFileTheServiceFailsOver() throws IOException {
        // Given
        Path bad = Files.writeString(folder.resolve("bad.json"), "bad");
        Files.writeString(folder.resolve("good.json"), "good");

        // When
        int exitCode =
                importAll(
                        (path, body) ->
                                body.equals("bad")
                                        ? new Reply(
                                                500, "{\"title\":\"Something went wrong here\"}")
                                        : new Reply(201, CLEAN),
                        OutputFormat.CSV);

        // Then
        assertThat(exitCode).isEqualTo(4);
        assertThat(notes.toString(StandardCharsets.UTF_8))
                .contains("refused: " + bad + ": Something went wrong here");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("cloudtrail,1,3,2,1,1,0,0");
    }

    @Test
    void shouldCountAnIncompleteSnapshotAsPartlyDone() throws IOException {
        // Given
        Files.writeString(folder.resolve("a.json"), "a");
        String report =
                "{\"kind\":\"authorization-details\",\"snapshot\":{\"complete\":false,"
                        + "\"gaps\":[\"UserDetailList\"]}}";

        // When
        int exitCode = importAll((path, body) -> new Reply(201, report), OutputFormat.TABLE);

        // Then
        assertThat(exitCode).isEqualTo(4);
        assertThat(notes.toString(StandardCharsets.UTF_8)).contains("\n  UserDetailList");
    }

    @Test
    void shouldTryAgainWhenTheCollectorIsAwayForAMoment() throws IOException {
        // Given
        Files.writeString(folder.resolve("a.json"), "a");
        var calls = new AtomicInteger();

        // When
        int exitCode =
                importAll(
                        (path, body) ->
                                calls.incrementAndGet() == 1
                                        ? new Reply(503, "{}")
                                        : new Reply(201, CLEAN),
                        OutputFormat.TABLE);

        // Then
        assertThat(exitCode).isZero();
        assertThat(calls).hasValue(2);
    }

    @Test
    void shouldWaitForACollectorThatIsBusy() throws IOException {
        // Given
        Files.writeString(folder.resolve("a.json"), "a");
        var calls = new AtomicInteger();

        // When
        int exitCode =
                importAll(
                        (path, body) ->
                                calls.incrementAndGet() < 10 ? Reply.busy() : new Reply(201, CLEAN),
                        OutputFormat.CSV);

        // Then
        assertThat(exitCode).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("refused,1");
        assertThat(notes.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void shouldRefuseAPathThatDoesNotExist() {
        // Given
        Path missing = folder.resolve("missing");

        // Then
        assertThatThrownBy(() -> SourceFiles.find(List.of(missing), List.of(".json")))
                .isInstanceOf(CommandFailure.class)
                .hasMessage(missing + " does not exist");
        assertThatThrownBy(() -> SourceFiles.find(List.of(folder), List.of(".json", ".csv")))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("no file that ends in .json, .csv below " + folder);
    }

    @Test
    void shouldTakeTheAccountFromTheFolderUnlessOneIsNamed() {
        // Given
        Path file = Path.of("/company/accounts/111122223333/access keys.json");

        // Then
        assertThat(new InventoryAddress(null, null).of(file))
                .isEqualTo("/imports/inventory?name=access%20keys.json&account=111122223333");
        assertThat(new InventoryAddress("999900001111", Instant.EPOCH).of(file))
                .isEqualTo(
                        "/imports/inventory?name=access%20keys.json&account=999900001111"
                                + "&at=1970-01-01T00%3A00%3A00Z");
        assertThat(new InventoryAddress(null, null).of(Path.of("/company/organization.json")))
                .isEqualTo("/imports/inventory?name=organization.json");
    }

    private int importAll(StubService.Behaviour behaviour, OutputFormat format) throws IOException {
        try (var stub = new StubService(behaviour)) {
            var printer = new PrintStream(notes, true, StandardCharsets.UTF_8);
            List<Path> files = SourceFiles.find(List.of(folder), ImportCloudTrailCommand.ENDINGS);
            var results =
                    new Importer(stub.api(), new Progress(printer, "files"))
                            .send(files, file -> ImportCloudTrailCommand.address(file, false), 2);
            return new Outcome(results)
                    .show(new PrintStream(out, true, StandardCharsets.UTF_8), printer, format);
        }
    }

    @Test
    void shouldSendTheOrganizationFirstAndListingsOfKeysLast() {
        var files =
                Stream.of("access-keys.json", "credential-report.csv", "organization.json")
                        .map(Path::of)
                        .toList();

        assertThat(InventoryAddress.inOrder(files))
                .map(Path::toString)
                .containsExactly("organization.json", "credential-report.csv", "access-keys.json");
    }

    @Test
    void shouldAskForAReplayOnlyWhenToldTo() {
        Path file = Path.of("a b.json");

        assertThat(ImportCloudTrailCommand.address(file, true))
                .isEqualTo("/imports/cloudtrail?name=a%20b.json&replay=true");
        assertThat(ImportCloudTrailCommand.address(file, false))
                .isEqualTo("/imports/cloudtrail?name=a%20b.json");
    }
}
