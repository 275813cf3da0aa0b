package dev.attest.collector.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.rules.Judgement;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// Lets rules that others wrote think beside the import, and for so long only: what does not end
/// must not hold up what does.
@ApplicationScoped
public class RuleGuard {

    private static final int THREADS = 8;

    private final Duration deadline;
    private final Semaphore free = new Semaphore(THREADS);
    private final ExecutorService threads =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("user-rule-", 0).factory());

    @Inject
    public RuleGuard(RulesConfig config) {
        this(config.deadline());
    }

    RuleGuard(Duration deadline) {
        this.deadline = deadline;
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

    Judgement judge(Function<JsonNode, Judgement> rule, JsonNode event) throws OverrunException {
        try {
            if (!free.tryAcquire(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Judgement.Failed("other rules think too long");
            }
            return started(rule, event).get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new OverrunException(deadline);
        } catch (ExecutionException e) {
            return new Judgement.Failed(String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Judgement.Failed("interrupted");
        }
    }

    private Future<Judgement> started(Function<JsonNode, Judgement> rule, JsonNode event) {
        try {
            return threads.submit(() -> judged(rule, event));
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            free.release();
            throw e;
        }
    }

    /// A place is free when the rule has answered, not when nobody waits any more.
    private Judgement judged(Function<JsonNode, Judgement> rule, JsonNode event) {
        try {
            return rule.apply(event);
        } finally {
            free.release();
        }
    }
}
