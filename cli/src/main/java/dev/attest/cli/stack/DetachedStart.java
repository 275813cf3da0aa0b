package dev.attest.cli.stack;

import dev.attest.cli.home.Home;
import dev.attest.cli.home.Installation;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// `up --detach`: starts the supervisor as a process of its own, follows it until all is healthy,
/// and lets it go.
final class DetachedStart {
    private static final int TICK_MILLIS = 200;
    private static final int STOP_PATIENCE_SECONDS = 90;

    private final Home home;
    private final Installation installation;
    private final boolean loadSample;
    private long shown;

    DetachedStart(Home home, Installation installation, boolean loadSample) {
        this.home = home;
        this.installation = installation;
        this.loadSample = loadSample;
    }

    int run(int portOffset, Set<String> only) throws IOException, InterruptedException {
        Path log = home.log("supervisor");
        shown = Files.exists(log) ? Files.size(log) : 0;
        Process supervisor =
                new ProcessBuilder(command(portOffset, only))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        var hook = new Thread(() -> abandon(supervisor), "abandon");
        Runtime.getRuntime().addShutdownHook(hook);
        Optional<StackState> state = follow(supervisor, log);
        if (state.isEmpty()) {
            Runtime.getRuntime().removeShutdownHook(hook);
            return supervisor.exitValue();
        }
        if (state.get().healthy() && loadSample) {
            new SampleLoading(home, new Announcer(System.err), Clock.systemUTC()).loadOnce();
        }
        Runtime.getRuntime().removeShutdownHook(hook);
        try (var toSupervisor = supervisor.outputWriter(StandardCharsets.UTF_8)) {
            toSupervisor.write(AttachedStart.RELEASE + "\n");
        }
        new Greeting(home).print(System.out, state.get());
        return UpCommand.exitCode(state.get());
    }

    /// The state once settled; empty when the supervisor ended before.
    private Optional<StackState> follow(Process supervisor, Path log)
            throws IOException, InterruptedException {
        var file = new StateFile(home);
        while (!supervisor.waitFor(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
            show(log);
            Optional<StackState> state =
                    file.read().filter(seen -> seen.supervisor() == supervisor.pid());
            if (state.filter(StackState::settled).isPresent()) {
                show(log);
                return state;
            }
        }
        show(log);
        return Optional.empty();
    }

    private void show(Path log) throws IOException {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] bytes = new byte[(int) (file.length() - shown)];
            file.seek(shown);
            file.readFully(bytes);
            shown += bytes.length;
            System.err.write(bytes);
            System.err.flush();
        }
    }

    /// Ctrl-C while it starts: the supervisor sees the pipe close; the prompt comes back when all
    /// is gone.
    private static void abandon(Process supervisor) {
        System.err.println("stopping what was started");
        try {
            supervisor.getOutputStream().close();
            if (!supervisor.waitFor(STOP_PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("still stopping; see `attest status`");
            }
        } catch (IOException e) {
            supervisor.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> command(int portOffset, Set<String> only) {
        List<String> command = new ArrayList<>(OwnSession.prefix());
        command.addAll(List.of("sh", "-c", "trap '' HUP INT; exec \"$@\"", "attest-supervisor"));
        command.addAll(
                List.of(
                        installation.java(),
                        "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dattest.root=" + installation.root(),
                        "-cp",
                        ClassPath.current(),
                        "dev.attest.cli.Main",
                        "--home",
                        home.directory().toString(),
                        "up",
                        "--supervised",
                        "--port-offset=" + portOffset));
        if (!only.isEmpty()) {
            command.add("--only=" + String.join(",", only));
        }
        return command;
    }
}
