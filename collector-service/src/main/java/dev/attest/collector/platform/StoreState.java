package dev.attest.collector.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// How the database keeps up with what comes in, as its transactions tell. Whoever brings something
/// asks here first: nothing is taken that could not be kept.
@ApplicationScoped
public class StoreState {

    /// How much the newest transaction weighs in the mean.
    private static final double WEIGHT = 0.1;

    /// A mean over this is slow; it is quick again under half of it.
    private final Duration slow;

    private final Clock clock;
    private Phase phase = Phase.NORMAL;
    private Instant since;
    private double meanSeconds;
    private long shed;

    /// What is done with what comes.
    public enum Phase {
        /// Everything is taken.
        NORMAL,
        /// Transactions take long: files are taken one at a time.
        SLOW,
        /// The database is away: nothing is taken, everybody is asked to come back.
        SHEDDING,
        /// The database is back, and what waited is being worked off; everything is taken.
        CATCHING_UP
    }

    /// A phase and how it came.
    ///
    /// @param meanSeconds of the transactions, the newest weighing most
    /// @param shed how often somebody was asked to come back since the service started
    public record Now(Phase phase, Instant since, double meanSeconds, long shed) {}

    @Inject
    public StoreState(StoreConfig config, Clock clock) {
        this(config.slow(), clock);
    }

    StoreState(Duration slow, Clock clock) {
        this.slow = slow;
        this.clock = clock;
        since = clock.instant();
    }

    public synchronized Now now() {
        return new Now(phase, since, meanSeconds, shed);
    }

    /// @throws StoreAwayException when nothing can be kept
    public synchronized void admit() {
        if (phase == Phase.SHEDDING) {
            shed++;
            throw new StoreAwayException();
        }
    }

    public synchronized boolean is(Phase asked) {
        return phase == asked;
    }

    /// A transaction went through.
    synchronized void kept(Duration took) {
        double seconds = took.toNanos() / 1e9;
        meanSeconds += WEIGHT * (seconds - meanSeconds);
        double limit = slow.toNanos() / 1e9;
        switch (phase) {
            case SHEDDING -> enter(Phase.CATCHING_UP);
            case NORMAL -> {
                if (meanSeconds > limit) {
                    enter(Phase.SLOW);
                }
            }
            case SLOW -> {
                if (meanSeconds < limit / 2) {
                    enter(Phase.NORMAL);
                }
            }
            case CATCHING_UP -> {
                // ends when nothing waits any more
            }
        }
    }

    /// The database could not be reached.
    synchronized void away() {
        if (phase != Phase.SHEDDING) {
            enter(Phase.SHEDDING);
        }
    }

    /// Nothing waits any more.
    synchronized void caughtUp() {
        if (phase == Phase.CATCHING_UP) {
            meanSeconds = 0;
            enter(Phase.NORMAL);
        }
    }

    private void enter(Phase next) {
        phase = next;
        since = clock.instant();
    }
}
