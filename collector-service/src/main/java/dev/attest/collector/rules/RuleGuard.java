package dev.attest.collector.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.rules.Judgement;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Lets rules that others wrote think beside the import, and for so long only: what does not end
/// must not hold up what does, and is interrupted.
@ApplicationScoped
public class RuleGuard {

    /// What is said of an event for which there was no place.
    static final Judgement.Failed NO_PLACE = new Judgement.Failed("other rules think too long");

    /// What a rule is run for. Each has places of its own: a rule that is tried, and never comes to
    /// an end, takes none from those that raise alerts.
    enum Use {
        ALERTS(8),
        TRIALS(6);

        private final int places;

        Use(int places) {
            this.places = places;
        }
    }

    private final Duration deadline;
    private final Map<Use, Semaphore> free = new EnumMap<>(Use.class);
    private final ExecutorService threads =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("user-rule-", 0).factory());

    @Inject
    public RuleGuard(RulesConfig config) {
        this(config.deadline());
    }

    RuleGuard(Duration deadline) {
        this.deadline = deadline;
        for (Use use : Use.values()) {
            free.put(use, new Semaphore(use.places));
        }
    }

    /// Whether there is a place to try a rule in: those that were tried before and do not come to
    /// an end keep theirs.
    public boolean takesTrials() {
        return places(Use.TRIALS).availablePermits() > 0;
    }

    private Semaphore places(Use use) {
        return Objects.requireNonNull(free.get(use));
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    /// The rule did not answer in time.
    static final class OverrunException extends Exception {
        private static final long serialVersionUID = 1L;

        OverrunException(Duration deadline) {
            super("it thinks longer than " + deadline.toMillis() + " ms", null, false, false);
        }
    }

    /// @throws OverrunException if the rule did not answer in time; it is interrupted, and keeps
    ///   its place until it ends
    Judgement judge(Use use, Function<JsonNode, Judgement> rule, JsonNode event)
            throws OverrunException {
        Semaphore place = places(use);
        try {
            if (!place.tryAcquire(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                return NO_PLACE;
            }
        } catch (InterruptedException e) {
            return interrupted();
        }
        return new Thought(place, rule, event).answer();
    }

    private static Judgement interrupted() {
        Thread.currentThread().interrupt();
        return new Judgement.Failed("interrupted");
    }

    /// What a rule makes of one event. Its place is free when it has ended, not when nobody waits
    /// any more; whoever is called off is interrupted, before the beginning too.
    private final class Thought {

        private final Semaphore place;
        private final Function<JsonNode, Judgement> rule;
        private final JsonNode event;
        private @Nullable Thread thinking;
        private boolean calledOff;

        Thought(Semaphore place, Function<JsonNode, Judgement> rule, JsonNode event) {
            this.place = place;
            this.rule = rule;
            this.event = event;
        }

        Judgement answer() throws OverrunException {
            Future<Judgement> answer = started();
            try {
                return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                callOff();
                throw new OverrunException(deadline);
            } catch (ExecutionException e) {
                return new Judgement.Failed(String.valueOf(e.getCause()));
            } catch (InterruptedException e) {
                callOff();
                return interrupted();
            }
        }

        private Future<Judgement> started() {
            try {
                return threads.submit(this::judged);
            } catch (RejectedExecutionException | OutOfMemoryError e) {
                place.release();
                throw e;
            }
        }

        private Judgement judged() {
            try {
                begin();
                return rule.apply(event);
            } finally {
                end();
                place.release();
            }
        }

        private synchronized void begin() {
            thinking = Thread.currentThread();
            if (calledOff) {
                thinking.interrupt();
            }
        }

        private synchronized void callOff() {
            calledOff = true;
            if (thinking != null) {
                thinking.interrupt();
            }
        }

        /// The thread thinks about other events later.
        private synchronized void end() {
            thinking = null;
            if (calledOff) {
                Thread.interrupted();
            }
        }
    }
}
