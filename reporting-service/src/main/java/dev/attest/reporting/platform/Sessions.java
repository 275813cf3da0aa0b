package dev.attest.reporting.platform;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Work with the store in a session of its own.
public final class Sessions {

    private Sessions() {}

    /// Reads.
    public static <T extends @Nullable Object> Uni<T> reading(
            Function<Mutiny.Session, Uni<T>> work) {
        return Panache.withSession(
                () -> Panache.getSession().chain(session -> work.apply(session)));
    }

    /// Changes something: all of it or nothing.
    public static <T extends @Nullable Object> Uni<T> writing(
            Function<Mutiny.Session, Uni<T>> work) {
        return Panache.withTransaction(
                () -> Panache.getSession().chain(session -> work.apply(session)));
    }
}
