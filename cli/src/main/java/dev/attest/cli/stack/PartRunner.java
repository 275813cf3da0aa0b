package dev.attest.cli.stack;

import dev.attest.cli.home.Home;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes one part through its life on a thread of its own: waits for what it needs, prepares,
/// starts, watches, restarts.
final class PartRunner {
    private static final Duration TICK = Duration.ofMillis(200);
    private static final Duration HEALTH_EVERY = Duration.ofSeconds(5);
    private static final Duration START_PATIENCE = Duration.ofMinutes(4);
    private static final int QUOTED_LINES = 12;

    private final Part part;
    private final Home home;
    private final Board board;
    private final Announcer announcer;
    private final RestartPolicy policy;
    private volatile boolean stopping;
    private volatile @Nullable GuardedProcess current;
    private @Nullable Thread thread;

    PartRunner(Part part, Home home, Board board, Announcer announcer, Clock clock) {
        this.part = part;
        this.home = home;
        this.board = board;
        this.announcer = announcer;
        this.policy = new RestartPolicy(clock);
    }

    Part part() {
        return part;
    }

    synchronized void start() {
        policy.forget();
        board.update(part.name(), s -> s.in(PartState.WAITING).noting(""));
        thread = Thread.ofPlatform().name("part-" + part.name()).daemon().start(this::live);
    }

    /// Ends the process, whatever it is in the middle of, and returns when it is gone.
    void stop() {
        stopping = true;
        GuardedProcess process = current;
        if (process != null) {
            process.stop();
        }
        Thread running = thread;
        if (running != null) {
            try {
                running.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        process = current;
        if (process != null && process.alive()) {
            process.stop();
        }
        forgetRecord();
        board.update(part.name(), s -> s.in(PartState.STOPPED).running(0));
    }

    private void live() {
        if (!needsMet()) {
            return;
        }
        while (!stopping) {
            String death = oneLife();
            if (stopping) {
                return;
            }
            board.update(part.name(), s -> s.running(0));
            Optional<Duration> pause = announceDeath(death);
            if (pause.isEmpty()) {
                board.update(part.name(), s -> s.in(PartState.FAILED).noting(death));
                return;
            }
            board.update(
                    part.name(),
                    s -> s.in(PartState.RESTARTING).restarted(s.restarts() + 1).noting(death));
            board.await(state -> stopping, pause.get());
        }
    }

    private boolean needsMet() {
        while (!stopping) {
            boolean met =
                    board.await(
                            state -> stopping || needs(PartState.HEALTHY) || aNeedGaveUp(),
                            Duration.ofSeconds(1));
            if (stopping) {
                return false;
            }
            if (met && aNeedGaveUp()) {
                board.update(
                        part.name(), s -> s.in(PartState.BLOCKED).noting("what it needs failed"));
                return false;
            }
            if (met) {
                return true;
            }
        }
        return false;
    }

    private boolean needs(PartState wanted) {
        return part.needs().stream().allMatch(need -> board.stateOf(need) == wanted);
    }

    private boolean aNeedGaveUp() {
        return part.needs().stream().anyMatch(need -> board.stateOf(need).gaveUp());
    }

    /// From preparing to the end of the process; says how it ended.
    private String oneLife() {
        try {
            board.update(part.name(), s -> s.in(PartState.PREPARING));
            Launch launch = part.prepare(this::runErrand);
            if (stopping) {
                return "stopped";
            }
            GuardedProcess process = startProcess(part.name(), launch);
            board.update(part.name(), s -> s.in(PartState.STARTING).running(process.pid()));
            return watch(process);
        } catch (IOException | RuntimeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private String watch(GuardedProcess process) {
        long started = System.nanoTime();
        boolean healthyOnce = false;
        while (!process.ended(healthyOnce ? HEALTH_EVERY : TICK)) {
            if (stopping) {
                return "stopped";
            }
            boolean ready = part.ready();
            if (ready && !healthyOnce) {
                healthyOnce = true;
                announcer.say(part.title() + " " + part.version() + " is ready");
            }
            if (healthyOnce) {
                showHealth(ready);
            } else if (System.nanoTime() - started > START_PATIENCE.toNanos()) {
                process.stop();
                return "not ready after " + START_PATIENCE.toMinutes() + " minutes";
            }
        }
        process.stop();
        return "ended with exit code " + process.exitCode();
    }

    private void showHealth(boolean ready) {
        PartState seen = ready ? PartState.HEALTHY : PartState.UNHEALTHY;
        String note = ready ? "" : "does not answer";
        if (board.stateOf(part.name()) != seen) {
            board.update(part.name(), s -> s.in(seen).noting(note));
        }
    }

    private Optional<Duration> announceDeath(String death) {
        Optional<Duration> pause = policy.afterDeath();
        List<String> tail = LogTail.last(home.log(part.name()), QUOTED_LINES);
        String next =
                pause.map(p -> "starting it again in " + p.toSeconds() + " s")
                        .orElse("giving up; `attest up` tries again");
        announcer.say(part.title() + " " + death + "; " + next + ". Its last lines:");
        announcer.quote(tail);
        var disk = new DiskSpace(home);
        if (disk.low() || DiskSpace.blamedBy(tail)) {
            announcer.say(disk.warning());
        }
        return pause;
    }

    private void runErrand(String what, Launch launch) throws IOException {
        announcer.say(part.title() + ": " + what);
        GuardedProcess process = startProcess(part.name(), launch);
        while (!process.ended(TICK)) {
            if (stopping) {
                process.stop();
            }
        }
        process.stop();
        if (process.exitCode() != 0) {
            throw new IOException(what + " failed with exit code " + process.exitCode());
        }
    }

    private GuardedProcess startProcess(String name, Launch launch) throws IOException {
        GuardedProcess process = GuardedProcess.start(home, name, launch);
        current = process;
        if (stopping) {
            process.stop();
        }
        return process;
    }

    private void forgetRecord() {
        for (ProcessRecord record : ProcessRecord.all(home)) {
            if (record.name().equals(part.name()) && Orphans.running(record).isEmpty()) {
                try {
                    record.delete(home);
                } catch (IOException e) {
                    announcer.say("cannot remove the record of " + part.name() + ": " + e);
                }
            }
        }
    }
}
