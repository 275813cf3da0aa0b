package dev.attest.cli.stack;

import dev.attest.cli.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/// Brings the parts up in the order of their needs, watches them, and takes them down again.
final class Supervisor {
    private static final Duration GLANCE = Duration.ofSeconds(1);

    private final Home home;
    private final Board board;
    private final StateFile file;
    private final Announcer announcer;
    private final List<PartRunner> runners;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicBoolean stopping = new AtomicBoolean();
    private boolean warnedOfDisk;

    Supervisor(Home home, List<Part> parts, int portOffset, Announcer announcer, Clock clock) {
        this.home = home;
        this.announcer = announcer;
        this.file = new StateFile(home);
        this.board = new Board(parts, file, portOffset);
        this.runners =
                parts.stream()
                        .map(part -> new PartRunner(part, home, board, announcer, clock))
                        .toList();
    }

    void start() {
        runners.forEach(PartRunner::start);
    }

    /// Waits until every part is healthy or given up; the state then, also when it is being
    /// stopped.
    StackState settled() {
        while (!board.await(state -> state.settled() || state.stopping(), GLANCE)) {
            reviveIfAsked();
        }
        return board.state();
    }

    /// Looks after the stack until it is stopped.
    void watch() throws InterruptedException {
        while (!stopped.await(GLANCE.toMillis(), TimeUnit.MILLISECONDS)) {
            reviveIfAsked();
            watchDisk();
        }
    }

    /// Stops everything, those first that need others; safe to call from anywhere, returns when all
    /// is gone.
    void stop() {
        if (!stopping.compareAndSet(false, true)) {
            awaitStopped();
            return;
        }
        board.stopping();
        announcer.say("stopping");
        stopAll(part -> !part.needs().isEmpty());
        stopAll(part -> part.needs().isEmpty());
        try {
            file.delete();
        } catch (IOException e) {
            announcer.say("cannot remove the state file: " + e.getMessage());
        }
        announcer.say("stopped");
        stopped.countDown();
    }

    private void stopAll(Predicate<Part> which) {
        List<Thread> threads =
                runners.stream()
                        .filter(runner -> which.test(runner.part()))
                        .map(runner -> Thread.ofPlatform().start(runner::stop))
                        .toList();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void awaitStopped() {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Another `attest up` leaves this file to ask for the parts that were given up.
    static Path revival(Home home) {
        return home.run().resolve("revive");
    }

    private void reviveIfAsked() {
        try {
            if (!stopping.get() && Files.deleteIfExists(revival(home))) {
                for (PartRunner runner : runners) {
                    if (board.stateOf(runner.part().name()).gaveUp()) {
                        announcer.say(runner.part().title() + " is tried again");
                        runner.start();
                    }
                }
            }
        } catch (IOException e) {
            announcer.say("cannot read the request to try again: " + e.getMessage());
        }
    }

    private void watchDisk() {
        var disk = new DiskSpace(home);
        boolean low = disk.low();
        if (low && !warnedOfDisk) {
            announcer.say(disk.warning());
        }
        warnedOfDisk = low;
    }
}
