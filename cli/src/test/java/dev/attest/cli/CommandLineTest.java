package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.cli.client.StubService;
import dev.attest.proof.SigningKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

class CommandLineTest {
    @TempDir private Path folder;

    private final StringWriter errors = new StringWriter();

    @Test
    void shouldExplainEveryCommand() {
        // Given
        List<CommandLine> commands = new ArrayList<>();
        collect(Main.commandLine(), commands);

        // Then
        assertThat(commands).hasSizeGreaterThan(20);
        for (CommandLine command : commands) {
            String name = command.getCommandSpec().qualifiedName();
            assertThat(command.getCommandSpec().usageMessage().description()).as(name).isNotEmpty();
            assertThat(command.getUsageMessage().lines())
                    .as(name)
                    .allMatch(line -> line.length() <= 80);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nosuch",
                "import",
                "alerts --severity WARNING",
                "alerts -o xml",
                "notifications",
                "notifications list --state LOST",
                "risk users --top 0",
                "campaign start",
                "campaign close 1",
                "decide 1",
                "decide 1 --keep --revoke",
                "report nosuch",
                "up --port-offset 70000",
                "up --only nosuch",
                "import inventory . --account 12",
                "alerts --account 999",
                "report access-certification -o /nosuch/r.pdf",
                "verify nosuch.pdf",
                "can",
                "can arn:aws:iam::111122223333:user/anna",
                "can me s3:GetObject * --context office",
                "policy",
                "policy evaluate",
                "policy findings nosuch.json",
                "policy account nosuch.json",
                "audit",
                "audit iam --authorization-details nosuch.json",
                "audit iam --credential-report nosuch.csv"
            })
    void shouldCallWrongUseWrongUse(String line) {
        assertThat(run(line)).as(line).isEqualTo(2);
    }

    @Test
    void shouldTakeMomentsInEveryFormThatThereIs() {
        // Given
        List<CommandLine> commands = new ArrayList<>();
        collect(Main.commandLine(), commands);

        // When
        List<String> options =
                commands.stream()
                        .flatMap(command -> command.getCommandSpec().args().stream())
                        .filter(argument -> argument.type() == Instant.class)
                        .map(ArgSpec::paramLabel)
                        .toList();

        // Then
        assertThat(options).hasSizeGreaterThanOrEqualTo(11);
        assertThat(run("alerts --since 7d")).isEqualTo(5);
        assertThat(run("people activity p-1 --from 24h --to 2026-11-21")).isEqualTo(5);
        assertThat(run("collect coverage --from 2026-11-21")).isEqualTo(5);
        assertThat(run("inventory diff 7d 2026-11-21T08:00:00Z")).isEqualTo(5);
        assertThat(run("collect coverage --from yesterday")).isEqualTo(2);
        assertThat(errors.toString()).contains("'yesterday' is none of");
    }

    @Test
    void shouldNameTheValueThatIsWrong() {
        assertThat(run("alerts --severity WARNING")).isEqualTo(2);
        assertThat(errors.toString()).contains("WARNING").contains("CRITICAL");
    }

    @Test
    void shouldNameWhatIsWrittenMuchLikeIt() {
        assertThat(run("alert list")).isEqualTo(2);
        assertThat(errors.toString().lines())
                .containsExactly(
                        "attest: there is no command `attest alert`",
                        "did you mean `attest alerts`?",
                        "see `attest --help`");
    }

    @Test
    void shouldNameNearCommandsOfAGroupAndNearOptions() {
        assertThat(run("campaign strat")).isEqualTo(2);
        assertThat(run("alerts --severty HIGH")).isEqualTo(2);
        assertThat(run("zzz")).isEqualTo(2);
        assertThat(errors.toString())
                .contains("there is no command `attest campaign strat`")
                .contains("did you mean `attest campaign start`?")
                .contains("Unknown options: '--severty', 'HIGH'")
                .contains("did you mean `--severity`?")
                .containsOnlyOnce("there is no command `attest zzz`");
    }

    @Test
    void shouldSayWhatAnIdLooksLike() {
        assertThat(run("verify r.pdf --campaign spring")).isEqualTo(2);
        assertThat(errors.toString())
                .contains("--campaign spring: an id has eight characters, as tables show it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alerts",
                "risk users",
                "campaign list",
                "tasks",
                "status",
                "can me s3:Get *"
            })
    void shouldSayThatNothingRunsThere(String line) {
        assertThat(run(line)).isEqualTo(5);
    }

    /// A bearer token is who it is.
    @Test
    void shouldNotAdviseToActAsADemoPersonElsewhere() throws IOException {
        try (var stub = new StubService((path, body) -> new StubService.Reply(403, "{}"))) {
            // When
            var run = CommandRun.of(stub, "alerts");

            // Then
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.errors()).contains("403").doesNotContain("--as");
        }
    }

    @Test
    void shouldRefuseAFileWhoseProofIsOfAnother() throws Exception {
        // Given
        var key = SigningKey.generate("attest.test/log", new SecureRandom());
        Path pinned = Files.writeString(folder.resolve("log.pub"), key.verifier().text());
        Path file = Files.writeString(folder.resolve("r.csv"), "a,b\n");
        Files.writeString(folder.resolve("r.csv.proof"), "{}");

        // Then
        assertThat(run("verify " + file + " --key " + pinned)).isEqualTo(1);
    }

    private int run(String line) {
        List<String> arguments =
                new ArrayList<>(List.of("--home", folder.resolve("home").toString()));
        if (!line.isEmpty()) {
            arguments.addAll(List.of(line.split(" ", -1)));
        }
        return Main.commandLine()
                .setErr(new PrintWriter(errors, true))
                .execute(arguments.toArray(String[]::new));
    }

    private static void collect(CommandLine command, List<CommandLine> all) {
        all.add(command);
        command.getSubcommands().values().forEach(sub -> collect(sub, all));
    }
}
