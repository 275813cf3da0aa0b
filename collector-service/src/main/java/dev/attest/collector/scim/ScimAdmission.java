package dev.attest.collector.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.collector.platform.BusyException;
import dev.attest.collector.platform.Places;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/// Lets few resources be worked on at the same time: a tree takes many times the memory of its
/// text. Who sends slowly holds none of the places for work.
@ApplicationScoped
class ScimAdmission {

    /// Bodies that are here or on their way, each of at most [ScimJson#LARGEST_BODY].
    private static final int BODIES = 32;

    private static final int TREES = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Places bodies;
    private final Places trees;

    @Inject
    ScimAdmission() {
        this(BODIES, TREES, PATIENCE);
    }

    ScimAdmission(int bodies, int trees, Duration patience) {
        this.bodies = new Places(bodies, patience);
        this.trees = new Places(trees, patience);
    }

    /// @throws BusyException when there is no place
    /// @throws ScimException when what came is no body
    <T> T run(InputStream body, Function<ObjectNode, T> work) throws IOException {
        return bodies.hold(() -> {
            byte[] bytes = ScimJson.receive(body);
            return run(() -> work.apply(ScimJson.object(bytes)));
        });
    }

    /// @throws BusyException when there is no place
    <T> T run(Supplier<T> work) {
        return trees.hold(work::get);
    }
}
