package dev.attest.cli.stack;

import dev.attest.cli.home.Home;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A process below a guard (`guard.sh`) that ends it as soon as the pipe to this JVM closes.
final class GuardedProcess {
    private static final Duration RECORD_PATIENCE = Duration.ofSeconds(5);
    private static final long LONG_LOG = 32L << 20;

    private final Process guard;
    private final Launch launch;
    private final @Nullable ProcessHandle child;

    private GuardedProcess(Process guard, Launch launch, @Nullable ProcessHandle child) {
        this.guard = guard;
        this.launch = launch;
        this.child = child;
    }

    static GuardedProcess start(Home home, String name, Launch launch) throws IOException {
        Path script = home.run().resolve("guard.sh");
        if (!Files.exists(script)) {
            installGuard(script);
        }
        putAway(home.log(name));
        Path pidFile = home.run().resolve(name + ".pid");
        Files.deleteIfExists(pidFile);
        List<String> command = new ArrayList<>(OwnSession.prefix());
        command.addAll(List.of("sh", script.toString(), pidFile.toString()));
        command.addAll(List.of(launch.stopSignal(), String.valueOf(launch.grace().toSeconds())));
        command.addAll(launch.command());
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(home.log(name).toFile()));
        builder.environment().putAll(launch.environment());
        Process guard = builder.start();
        var process = new GuardedProcess(guard, launch, childOf(guard, pidFile));
        ProcessRecord.of(name, launch.stopSignal(), guard.toHandle(), process.child).write(home);
        return process;
    }

    long pid() {
        return child == null ? guard.pid() : child.pid();
    }

    boolean alive() {
        return guard.isAlive();
    }

    /// Waits for the process to end by itself, at most this long.
    boolean ended(Duration patience) {
        try {
            return guard.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !guard.isAlive();
        }
    }

    int exitCode() {
        return guard.exitValue();
    }

    /// Asks it to end, waits for as long as it may take, and makes it end.
    void stop() {
        try {
            guard.getOutputStream().close();
        } catch (IOException e) {
            guard.destroy();
        }
        if (!ended(launch.grace().plusSeconds(3))) {
            guard.destroyForcibly();
        }
        Optional.ofNullable(child).ifPresent(ProcessHandle::destroyForcibly);
    }

    private static @Nullable ProcessHandle childOf(Process guard, Path pidFile) throws IOException {
        long deadline = System.nanoTime() + RECORD_PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            String text = Files.exists(pidFile) ? Files.readString(pidFile).strip() : "";
            if (!text.isEmpty()) {
                return ProcessHandle.of(Long.parseLong(text)).orElse(null);
            }
            try {
                if (guard.waitFor(20, TimeUnit.MILLISECONDS)) {
                    return null;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
        }
        return null;
    }

    /// A log that has grown long makes room for a new one; the one before is kept.
    private static void putAway(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LONG_LOG) {
            Files.move(
                    log,
                    log.resolveSibling(log.getFileName() + ".1"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static synchronized void installGuard(Path script) throws IOException {
        try (InputStream in = GuardedProcess.class.getResourceAsStream("guard.sh")) {
            byte[] text = Objects.requireNonNull(in).readAllBytes();
            Home.write(script, new String(text, StandardCharsets.UTF_8));
        }
    }
}
