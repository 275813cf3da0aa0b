package dev.attest.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import dev.attest.cli.home.Home;
import dev.attest.cli.home.Ports;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A home on a disk of its own (a small tmpfs in a mount namespace), so that it can be filled.
class FullDiskTest {
    @TempDir private Path folder;

    private final int offset = FreePorts.offset();
    private final Ports ports = new Ports(offset);
    private final List<AttestProcess> started = new ArrayList<>();

    @AfterEach
    void stopWhatIsLeft() throws InterruptedException {
        for (AttestProcess process : started) {
            process.process().destroy();
            process.ended();
        }
    }

    @Test
    void shouldRefuseToStartWhereThereIsNoRoom() throws Exception {
        // Given
        List<String> disk = disk("64m");

        // When
        AttestProcess up = up(disk).ended();

        // Then
        assertThat(up.exitCode()).isEqualTo(5);
        assertThat(up.text()).contains("MB free and Attest needs 300 MB").contains("--home");
    }

    @Test
    void shouldSayThatTheDiskIsFullAndLoseNothing() throws Exception {
        // Given
        AttestProcess up = up(disk("420m"));
        await().atMost(Duration.ofSeconds(90))
                .until(() -> up.text().contains("Ctrl-C stops everything"));
        Home inside = new Home(Path.of("/proc/" + up.process().pid() + "/root" + folder));
        var ledger = new Ledger(inside, ports);
        int before = ledger.write(10);

        // When
        Path filler = inside.directory().resolve("filler");
        fill(filler);
        int meanwhile = ledger.write(100_000);

        // Then
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(up.text())
                                .containsPattern("has only \\d+ MB left: free some space"));
        Files.delete(filler);
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .untilAsserted(() ->
                        assertThat(ledger.rows())
                                .isBetween(before + meanwhile, before + meanwhile + 1));
    }

    private AttestProcess up(List<String> disk) throws IOException {
        AttestProcess up =
                AttestProcess.start(
                        disk,
                        new Home(folder),
                        "up",
                        "--only=postgresql",
                        "--port-offset=" + offset);
        started.add(up);
        return up;
    }

    /// The command that mounts a disk of this size on the folder and goes on with what follows.
    private List<String> disk(String size) throws IOException, InterruptedException {
        List<String> namespace = new ArrayList<>(List.of("unshare", "-m"));
        if (new UnixSystem().getUid() != 0) {
            namespace.add("-Ur");
        }
        String mount = "mount -t tmpfs -o size=" + size + ",mode=700 tmpfs '" + folder + "'";
        List<String> command = new ArrayList<>(namespace);
        command.addAll(List.of("sh", "-c", mount + " && exec \"$@\"", "disk"));
        List<String> trial = new ArrayList<>(command);
        trial.add("true");
        boolean possible;
        try {
            possible = new ProcessBuilder(trial).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            possible = false;
        }
        assumeTrue(possible, "no mount namespaces here: a full disk cannot be made");
        return command;
    }

    private static void fill(Path filler) {
        try (OutputStream out = Files.newOutputStream(filler)) {
            byte[] megabyte = new byte[1 << 20];
            for (int megabytes = 0; megabytes < 1_000; megabytes++) {
                out.write(megabyte);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }
}
