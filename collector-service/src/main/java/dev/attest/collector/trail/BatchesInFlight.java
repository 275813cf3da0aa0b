package dev.attest.collector.trail;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Stores batches while the next one is being read; never more than a few at a time, so that memory
/// stays flat however long the file is.
final class BatchesInFlight implements AutoCloseable {

    private final Semaphore places;
    private final int size;
    private final Function<TrailBatch, BatchOutcome> store;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<BatchOutcome> sum = new AtomicReference<>(BatchOutcome.NOTHING);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    BatchesInFlight(int size, Function<TrailBatch, BatchOutcome> store) {
        this.size = size;
        this.store = store;
        places = new Semaphore(size);
    }

    /// Hands over a batch; waits for a free place, fails as an earlier batch failed.
    void add(TrailBatch batch) {
        places.acquireUninterruptibly();
        try {
            failIfFailed();
        } catch (Throwable e) {
            places.release();
            throw e;
        }
        threads.execute(() -> {
            try {
                BatchOutcome outcome = store.apply(batch);
                sum.accumulateAndGet(outcome, BatchOutcome::plus);
            } catch (Throwable e) {
                // nobody else would tell whoever waits for all
                failure.compareAndSet(null, e);
            } finally {
                places.release();
            }
        });
    }

    /// Waits for all batches.
    BatchOutcome outcome() {
        places.acquireUninterruptibly(size);
        places.release(size);
        failIfFailed();
        return sum.get();
    }

    private void failIfFailed() {
        switch (failure.get()) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException("a batch could not be stored", e);
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
