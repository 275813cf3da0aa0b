package dev.attest.reporting.platform;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Waits for the reactive store from a worker or virtual thread, so that work on files and long
/// computations can be written one step after another.
public final class Await {

    private Await() {}

    /// Reads from the store.
    public static <T extends @Nullable Object> T reading(Function<Mutiny.Session, Uni<T>> work) {
        return result(() -> Sessions.reading(work));
    }

    /// Changes the store: all of it or nothing.
    public static <T extends @Nullable Object> T writing(Function<Mutiny.Session, Uni<T>> work) {
        return result(() -> Sessions.writing(work));
    }

    /// Runs the work on a Vert.x context of its own and waits for it. Never call it on an event
    /// loop.
    private static <T extends @Nullable Object> T result(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("the store failed", e);
        }
    }
}
