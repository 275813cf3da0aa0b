package dev.attest.collector.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/// Lets few resources be worked on at the same time: a tree takes many times the memory of its
/// text. The others wait a little, then are asked to come back. Who sends slowly holds none of the
/// places for work.
@ApplicationScoped
class ScimAdmission {

    /// Bodies that are here or on their way, each of at most [ScimJson#LARGEST_BODY].
    private static final int BODIES = 32;

    private static final int TREES = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Semaphore bodies;
    private final Semaphore trees;
    private final Duration patience;

    @Inject
    ScimAdmission() {
        this(BODIES, TREES, PATIENCE);
    }

    ScimAdmission(int bodies, int trees, Duration patience) {
        this.bodies = new Semaphore(bodies, true);
        this.trees = new Semaphore(trees, true);
        this.patience = patience;
    }

    /// @throws ScimException when there is no place, or what came is no body
    <T> T run(InputStream body, Function<ObjectNode, T> work) throws IOException {
        enter(bodies);
        try {
            byte[] bytes = ScimJson.receive(body);
            return run(() -> work.apply(ScimJson.object(bytes)));
        } finally {
            bodies.release();
        }
    }

    /// @throws ScimException when there is no place
    <T> T run(Supplier<T> work) {
        enter(trees);
        try {
            return work.get();
        } finally {
            trees.release();
        }
    }

    private void enter(Semaphore places) {
        try {
            if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw ScimException.busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ScimException.busy();
        }
    }
}
