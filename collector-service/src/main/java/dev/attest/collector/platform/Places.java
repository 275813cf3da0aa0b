package dev.attest.collector.platform;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Lets few work at the same time. The others wait a little, in their order, then are asked to come
/// back.
public final class Places {

    private final Semaphore free;
    private final Duration patience;

    public Places(int number, Duration patience) {
        free = new Semaphore(number, true);
        this.patience = patience;
    }

    /// Work that a place is for.
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T run() throws E;
    }

    /// @throws BusyException when none gets free in time
    public <T, E extends Exception> T hold(Work<T, E> work) throws E {
        enter();
        try {
            return work.run();
        } finally {
            free.release();
        }
    }

    private void enter() {
        try {
            if (free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new BusyException();
    }
}
