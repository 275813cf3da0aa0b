package dev.attest.cli.stack;

import dev.attest.cli.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The command line as a process, the way a person starts it.
record AttestProcess(Process process, Path output) {
    private static final int PATIENCE_SECONDS = 120;

    /// Signal 2 in a mask of signals.
    private static final long SIGINT = 1L << 1;

    static AttestProcess start(Home home, String... arguments) throws IOException {
        return start(List.of(), home, arguments);
    }

    /// With a command before it, such as one that enters a namespace and runs the rest.
    static AttestProcess start(List<String> prefix, Home home, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(prefix);
        // A session of its own, as a terminal gives it: signals can be sent to its process group.
        command.addAll(OwnSession.prefix());
        command.addAll(listeningToInterrupts());
        command.addAll(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dattest.root=" + System.getProperty("attest.root"),
                        "-cp",
                        ClassPath.current(),
                        "dev.attest.cli.Main",
                        "--home",
                        home.directory().toString()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("attest", ".out");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        return new AttestProcess(process, output);
    }

    /// Tests started in the background of a script ignore SIGINT, and so would all they start; a
    /// person's terminal does not.
    private static List<String> listeningToInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        boolean deaf =
                Files.isReadable(status)
                        && Files.readAllLines(status).stream()
                                .filter(line -> line.startsWith("SigIgn:"))
                                .map(line -> line.substring("SigIgn:".length()).strip())
                                .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) & SIGINT) != 0);
        return deaf ? List.of("env", "--default-signal=INT") : List.of();
    }

    static AttestProcess run(Home home, String... arguments)
            throws IOException, InterruptedException {
        return start(home, arguments).ended();
    }

    AttestProcess ended() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("still running: " + text());
        }
        return this;
    }

    int exitCode() {
        return process.exitValue();
    }

    String text() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Ctrl-C: the terminal sends it to the whole process group.
    void interrupt() throws IOException, InterruptedException {
        signal("-INT", "-" + process.pid());
    }

    static void killAtOnce(List<Long> pids) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-KILL"));
        pids.forEach(pid -> arguments.add(String.valueOf(pid)));
        signal(arguments.toArray(String[]::new));
    }

    private static void signal(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill"));
        command.add(arguments[0]);
        if (arguments[1].startsWith("-")) {
            command.add("--");
        }
        command.addAll(List.of(arguments).subList(1, arguments.length));
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    /// It and everything below it, now.
    List<ProcessHandle> tree() {
        ProcessHandle self = process.toHandle();
        return Stream.concat(Stream.of(self), self.descendants()).toList();
    }
}
