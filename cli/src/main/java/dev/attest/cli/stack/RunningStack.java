package dev.attest.cli.stack;

import dev.attest.cli.home.Home;
import dev.attest.cli.output.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// `up` on a home that another process already supervises.
final class RunningStack {
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final Duration TICK = Duration.ofMillis(200);

    private final Home home;
    private final StateFile file;

    RunningStack(Home home) {
        this.home = home;
        this.file = new StateFile(home);
    }

    /// Says that it runs, asks for parts that were given up, waits until all is settled, and shows
    /// the table.
    int greet(@Nullable Integer wantedOffset) throws IOException {
        StackState first = await(state -> true);
        if (wantedOffset != null && wantedOffset != first.portOffset()) {
            throw CommandFailure.usage(
                    "already running with --port-offset "
                            + first.portOffset()
                            + "; run `attest down` before `attest up --port-offset "
                            + wantedOffset
                            + "`");
        }
        System.err.println(
                "already running in " + home.directory() + " (process " + first.supervisor() + ")");
        if (first.gaveUp()) {
            Files.writeString(Supervisor.revival(home), "");
            await(state -> !state.gaveUp() || !state.settled());
        }
        StackState settled = await(StackState::settled);
        new Greeting(home).print(System.out, settled);
        return UpCommand.exitCode(settled);
    }

    private StackState await(java.util.function.Predicate<StackState> wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<StackState> state = file.running().filter(wanted);
            if (state.isPresent()) {
                return state.get();
            }
            LockSupport.parkNanos(TICK.toNanos());
        }
        throw CommandFailure.notReachable(
                "another `attest` holds "
                        + home.directory()
                        + " and does not get ready; see `attest status` and `attest logs`");
    }
}
