package dev.attest.reporting.queries;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Bounds how many queries run at once, on threads of their own: a call into the database holds the
/// thread it is made on, and the few that carry virtual threads serve everybody.
final class Places implements AutoCloseable {

    private final Semaphore free;
    private final ExecutorService threads;

    /// @param name of the threads
    Places(String name, int number) {
        free = new Semaphore(number, true);
        threads =
                Executors.newFixedThreadPool(
                        number, Thread.ofPlatform().daemon().name(name + "-", 0).factory());
    }

    /// @throws RefusedQueryException when none gets free in time
    Place take(Duration patience) throws InterruptedException, RefusedQueryException {
        if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new RefusedQueryException(
                    RefusedQueryException.BUSY, "Other queries are running; ask again later.");
        }
        return new Place();
    }

    /// Work that a place is for.
    interface Work<T> {
        T run() throws SQLException, RefusedQueryException, InterruptedException;
    }

    /// One of them. Closed, it is free as soon as its work has ended, which may be later than
    /// somebody waits for it.
    final class Place implements AutoCloseable {

        private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

        /// @throws SQLTimeoutException when it has not ended by then; it may go on
        <T> T run(Work<T> work, Duration limit)
                throws SQLException, RefusedQueryException, InterruptedException {
            var running = new CompletableFuture<T>();
            last = running;
            threads.execute(() -> complete(running, work));
            try {
                return running.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                throw new SQLTimeoutException("no answer after " + limit, e);
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case SQLException failed -> throw failed;
                    case RefusedQueryException refused -> throw refused;
                    case null, default -> throw new IllegalStateException("a query failed", e);
                }
            }
        }

        private static <T> void complete(CompletableFuture<T> running, Work<T> work) {
            try {
                running.complete(work.run());
            } catch (Throwable e) {
                running.completeExceptionally(e);
            }
        }

        @Override
        public void close() {
            last.whenComplete((_, _) -> free.release());
        }
    }

    /// Ends what waits; what runs is told to end.
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
