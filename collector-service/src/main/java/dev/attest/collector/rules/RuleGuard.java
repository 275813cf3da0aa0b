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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

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

        private final transient CompletableFuture<?> ended;

        OverrunException(Duration deadline, CompletableFuture<?> ended) {
            super("it thinks longer than " + deadline.toMillis() + " ms", null, false, false);
            this.ended = ended;
        }

        /// When the rule has come to an end after all.
        CompletableFuture<?> ended() {
            return ended;
        }
    }

    /// @throws OverrunException if the rule did not answer in time; it is interrupted, and keeps
    ///   its place until it ends
    Judgement judge(Use use, Function<JsonNode, Judgement> rule, JsonNode event)
            throws OverrunException {
        Semaphore place = places(use);
        var thought = new FutureTask<>(() -> rule.apply(event));
        try {
            if (!place.tryAcquire(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                return NO_PLACE;
            }
            CompletableFuture<?> ended = start(thought, place);
            try {
                return thought.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                throw new OverrunException(deadline, ended);
            }
        } catch (ExecutionException e) {
            return new Judgement.Failed(String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Judgement.Failed("interrupted");
        } finally {
            // has no effect on what has answered; what has not begun does not begin
            thought.cancel(true);
        }
    }

    private CompletableFuture<?> start(Runnable thought, Semaphore place) {
        try {
            return CompletableFuture.runAsync(thought, threads)
                    .whenComplete((_, _) -> place.release());
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            place.release();
            throw e;
        }
    }
}
