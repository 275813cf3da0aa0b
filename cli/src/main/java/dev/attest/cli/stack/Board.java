package dev.attest.cli.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Where every part says how it is, for the others to wait on and for other processes to read.
final class Board {
    private final Map<String, PartStatus> parts = new LinkedHashMap<>();
    private final StateFile file;
    private final int portOffset;
    private boolean stopping;

    Board(List<Part> all, StateFile file, int portOffset) {
        this.file = file;
        this.portOffset = portOffset;
        for (Part part : all) {
            int port = part.ports().getFirst();
            parts.put(
                    part.name(),
                    new PartStatus(
                            part.name(),
                            part.title(),
                            part.version(),
                            port,
                            PartState.WAITING,
                            0,
                            0,
                            ""));
        }
    }

    synchronized void update(String name, UnaryOperator<PartStatus> change) {
        parts.computeIfPresent(name, (key, status) -> change.apply(status));
        publish();
    }

    synchronized void stopping() {
        stopping = true;
        publish();
    }

    synchronized PartState stateOf(String name) {
        return Objects.requireNonNull(parts.get(name), name).state();
    }

    synchronized StackState state() {
        ProcessHandle self = ProcessHandle.current();
        var all = List.copyOf(parts.values());
        return new StackState(
                self.pid(),
                self.info().startInstant().orElseThrow(),
                portOffset,
                all.stream().allMatch(part -> part.state().settled()),
                stopping,
                all);
    }

    /// Waits until the state is as wanted, at most this long; says whether it is.
    synchronized boolean await(Predicate<StackState> wanted, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!wanted.test(state())) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private void publish() {
        notifyAll();
        try {
            file.write(state());
        } catch (IOException e) {
            // A full disk must not take the supervisor down; the next change is written again.
            System.err.println("cannot write the state file: " + e.getMessage());
        }
    }
}
