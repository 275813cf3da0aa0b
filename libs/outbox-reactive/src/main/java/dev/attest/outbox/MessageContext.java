package dev.attest.outbox;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.function.Supplier;

/// Sessions live on a Vert.x context. Each attempt gets one of its own, so that nothing of a failed
/// attempt is left, and an attempt after a pause is back on an event loop.
@ApplicationScoped
class MessageContext {

    private final Vertx vertx;

    MessageContext(Vertx vertx) {
        this.vertx = vertx;
    }

    <T> Uni<T> fresh(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .emitter(emitter ->
                        newContext()
                                .runOnContext(_ ->
                                        Uni.createFrom()
                                                .deferred(work::get)
                                                .subscribe()
                                                .with(emitter::complete, emitter::fail)));
    }

    Uni<Void> blocking(Runnable work) {
        return Uni.createFrom()
                .voidItem()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(work);
    }

    private Context newContext() {
        Context context =
                Objects.requireNonNull(
                        VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()));
        VertxContextSafetyToggle.setContextSafe(context, true);
        return context;
    }
}
