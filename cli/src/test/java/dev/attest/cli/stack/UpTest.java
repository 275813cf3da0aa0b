package dev.attest.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.attest.cli.home.Home;
import dev.attest.cli.home.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What can go wrong around `up`, done to real processes.
class UpTest {
    private static @TempDir Path shared;
    private static Home made = new Home(Path.of("."));

    @TempDir private Path folder;

    private final int offset = FreePorts.offset();
    private final Ports ports = new Ports(offset);
    private final String portOffset = "--port-offset=" + offset;
    private final List<ProcessHandle> seen = new ArrayList<>();
    private Home home = new Home(Path.of("."));

    /// Making a database cluster takes seconds: one is made, and most tests begin with a copy.
    @BeforeAll
    static void makeHome() throws IOException, InterruptedException {
        made = new Home(shared.resolve("made"));
        AttestProcess up =
                AttestProcess.run(
                        made,
                        "up",
                        "--detach",
                        "--port-offset=" + FreePorts.offset(),
                        "--only=postgresql");
        assertThat(up.exitCode()).as(up.text()).isZero();
        assertThat(AttestProcess.run(made, "down").exitCode()).isZero();
    }

    @BeforeEach
    void copyHome() throws IOException, InterruptedException {
        home = new Home(folder.resolve("home"));
        Process copy =
                new ProcessBuilder(
                                "cp",
                                "-a",
                                made.directory().toString(),
                                home.directory().toString())
                        .inheritIO()
                        .start();
        assertThat(copy.waitFor()).isZero();
    }

    @AfterEach
    void stopWhatIsLeft() throws IOException, InterruptedException {
        AttestProcess.run(home, "down");
        seen.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void shouldNameThePortThatIsTakenBeforeStartingAnything() throws Exception {
        // Given
        try (var other =
                new ServerSocket(ports.postgresql(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(other.isBound()).isTrue();

            // When
            AttestProcess up = up("--only=postgresql").ended();

            // Then
            assertThat(up.exitCode()).isEqualTo(5);
            assertThat(up.text())
                    .contains("port " + ports.postgresql() + " (PostgreSQL) is taken")
                    .contains("--port-offset");
            assertThat(home.log("postgresql")).hasSameTextualContentAs(made.log("postgresql"));
        }
    }

    @Test
    void shouldLeaveNothingBehindWhenTheSupervisorIsKilled() throws Exception {
        // Given
        AttestProcess up = up("--only=postgresql");
        awaitHealthy();
        new Ledger(home, ports).write(1);
        List<ProcessHandle> tree = remember(up.tree());

        // When
        up.process().destroyForcibly();

        // Then
        patiently().untilAsserted(() -> assertThat(tree).noneMatch(ProcessHandle::isAlive));
        assertThat(AttestProcess.run(home, "up", "--detach", "--only=postgresql").exitCode())
                .isZero();
        assertThat(new Ledger(home, ports).rows()).isEqualTo(1);
    }

    @Test
    void shouldEndWhatIsLeftWhenGuardsWereKilledToo() throws Exception {
        // Given
        AttestProcess up = up("--only=postgresql");
        awaitHealthy();
        new Ledger(home, ports).write(1);
        List<ProcessHandle> tree = remember(up.tree());
        long postgres = part("postgresql").pid();
        List<Long> doomed = new ArrayList<>(List.of(up.process().pid()));
        tree.stream()
                .filter(h -> h.info().command().orElse("").matches(".*/(da|ba)?sh|.*/busybox"))
                .forEach(shell -> doomed.add(shell.pid()));

        // When
        AttestProcess.killAtOnce(doomed);

        // Then
        up.ended();
        assertThat(ProcessHandle.of(postgres)).isPresent();
        AttestProcess again = AttestProcess.run(home, "up", "--detach", "--only=postgresql");
        assertThat(again.text()).contains("ended what an earlier run left: postgresql");
        assertThat(again.exitCode()).isZero();
        assertThat(new Ledger(home, ports).rows()).isEqualTo(1);
    }

    @Test
    void shouldStartAPartAgainThatDies() throws Exception {
        // Given
        AttestProcess up = up("--only=postgresql");
        awaitHealthy();
        new Ledger(home, ports).write(1);

        // When
        kill("postgresql");

        // Then
        patiently()
                .untilAsserted(() -> {
                    assertThat(part("postgresql").restarts()).isEqualTo(1);
                    assertThat(part("postgresql").state()).isEqualTo(PartState.HEALTHY);
                });
        assertThat(up.text()).contains("exit code 137; starting it again in 1 s. Its last lines:");
        assertThat(new Ledger(home, ports).rows()).isEqualTo(1);
    }

    @Test
    void shouldGiveUpAPartThatKeepsDyingAndBringItBackWithUp() throws Exception {
        // Given
        AttestProcess up = up("--only=postgresql");
        for (int death = 0; death <= RestartPolicy.LIMIT; death++) {
            awaitHealthy();
            kill("postgresql");
        }
        patiently()
                .until(() ->
                        part("postgresql").state() == PartState.FAILED && up.process().isAlive());
        AttestProcess status = AttestProcess.run(home, "status");
        assertThat(status.exitCode()).isEqualTo(4);
        assertThat(status.text()).contains("failed").contains("exit code 137");

        // When
        AttestProcess again = AttestProcess.run(home, "up");

        // Then
        assertThat(again.exitCode()).isZero();
        assertThat(again.text()).contains("already running").contains("healthy");
        assertThat(AttestProcess.run(home, "status").exitCode()).isZero();
    }

    @Test
    void shouldSayThatItRunsAlready() throws Exception {
        // Given
        AttestProcess up = up("--only=postgresql");
        awaitHealthy();

        // When
        AttestProcess second = AttestProcess.run(home, "up");

        // Then
        assertThat(second.exitCode()).isZero();
        assertThat(second.text())
                .contains("already running in " + home.directory())
                .contains("127.0.0.1:" + ports.postgresql());
        assertThat(up.process().isAlive()).isTrue();
    }

    @Test
    void shouldStopEverythingOnCtrlCInTheMiddleOfTheStart() throws Exception {
        // Given
        Home.deleteTree(home.directory());
        AttestProcess up = up("--only=postgresql,kafka");
        patiently().until(() -> up.text().contains("making the database cluster"));
        List<ProcessHandle> tree = remember(up.tree());

        // When
        up.interrupt();

        // Then
        up.ended();
        assertThat(up.text()).contains("stopped");
        patiently().untilAsserted(() -> assertThat(tree).noneMatch(ProcessHandle::isAlive));
        assertThat(AttestProcess.run(home, "up", "--detach", "--only=postgresql,kafka").exitCode())
                .isZero();
    }

    @Test
    void shouldStopTheHalfStartedStackWhenTheDetachingLauncherIsKilled() throws Exception {
        // Given
        AttestProcess up = up("--detach", "--only=kafka");
        patiently().until(() -> state().isPresent());
        List<ProcessHandle> tree = remember(up.tree());
        long supervisor = state().orElseThrow().supervisor();

        // When
        up.process().destroyForcibly();

        // Then
        patiently().until(() -> ProcessHandle.of(supervisor).isEmpty());
        patiently().untilAsserted(() -> assertThat(tree).noneMatch(ProcessHandle::isAlive));
        assertThat(AttestProcess.run(home, "status").exitCode()).isEqualTo(5);
    }

    @Test
    void shouldReturnFromDetachHealthyAndStopWithDown() throws Exception {
        // Given
        AttestProcess up =
                AttestProcess.run(home, "up", "--detach", portOffset, "--only=postgresql");
        assertThat(up.exitCode()).isZero();
        assertThat(up.text()).contains("PostgreSQL 18").contains("is ready");
        long postgres = part("postgresql").pid();

        // When
        AttestProcess down = AttestProcess.run(home, "down");

        // Then
        assertThat(down.exitCode()).isZero();
        assertThat(ProcessHandle.of(postgres)).isEmpty();
        assertThat(home.run().resolve("state.json")).doesNotExist();
    }

    @Test
    void shouldKeepSecretsToTheOwner() throws Exception {
        // Given
        AttestProcess up =
                AttestProcess.run(home, "up", "--detach", portOffset, "--only=postgresql");
        assertThat(up.exitCode()).isZero();

        // When
        List<Path> secrets;
        try (var files = Files.list(home.secrets())) {
            secrets = files.toList();
        }

        // Then
        assertThat(secrets).isNotEmpty();
        for (Path secret : secrets) {
            assertThat(
                            java.nio.file.attribute.PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(secret)))
                    .isEqualTo("rw-------");
            assertThat(up.text()).doesNotContain(Files.readString(secret).strip());
        }
    }

    private AttestProcess up(String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("up", portOffset));
        arguments.addAll(List.of(options));
        AttestProcess process = AttestProcess.start(home, arguments.toArray(String[]::new));
        seen.add(process.process().toHandle());
        return process;
    }

    private List<ProcessHandle> remember(List<ProcessHandle> tree) {
        seen.addAll(tree);
        return tree;
    }

    private void kill(String name) {
        ProcessHandle.of(part(name).pid()).orElseThrow().destroyForcibly();
        patiently().until(() -> part(name).state() != PartState.HEALTHY);
    }

    private void awaitHealthy() {
        patiently().until(() -> state().filter(StackState::healthy).isPresent());
    }

    private Optional<StackState> state() {
        return new StateFile(home).running();
    }

    private PartStatus part(String name) {
        return state().stream()
                .flatMap(state -> state.parts().stream())
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(100));
    }
}
