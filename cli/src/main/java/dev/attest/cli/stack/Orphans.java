package dev.attest.cli.stack;

import dev.attest.cli.home.Home;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Ends what an earlier supervisor of this home may have left behind. Guards make that rare: it
/// takes the supervisor *and* a guard to be killed at once.
final class Orphans {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Home home;

    Orphans(Home home) {
        this.home = home;
    }

    /// The names of the parts of which something was still running.
    List<String> end() throws IOException {
        List<String> ended = new ArrayList<>();
        for (ProcessRecord record : ProcessRecord.all(home)) {
            List<ProcessHandle> running = running(record);
            if (!running.isEmpty()) {
                ended.add(record.name());
                end(running, record.stopSignal());
            }
            record.delete(home);
        }
        return ended;
    }

    static List<ProcessHandle> running(ProcessRecord record) {
        return record.entries().stream().flatMap(entry -> entry.alive().stream()).toList();
    }

    private static void end(List<ProcessHandle> processes, String signal) {
        List<ProcessHandle> tree = new ArrayList<>(processes);
        processes.forEach(process -> process.descendants().forEach(tree::add));
        ProcessHandle first = processes.getFirst();
        signal(first, signal);
        await(first);
        tree.forEach(ProcessHandle::destroyForcibly);
        tree.forEach(Orphans::await);
    }

    private static void signal(ProcessHandle process, String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
        }
    }
}
