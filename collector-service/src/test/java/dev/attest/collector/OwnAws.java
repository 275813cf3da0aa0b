package dev.attest.collector;

import dev.attest.awsstub.AwsStub;
import dev.attest.awsstub.StubWorld;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An AWS of our own that answers before the service starts, and that the service asks.
public abstract class OwnAws implements QuarkusTestResourceLifecycleManager {

    private static @Nullable AwsStub running;

    /// What there is in the one that runs.
    public static StubWorld world() {
        return Objects.requireNonNull(running).world();
    }

    /// What there is when the service starts.
    protected abstract StubWorld made();

    @Override
    public Map<String, String> start() {
        AwsStub stub = AwsStub.start(0, made());
        running = stub;
        System.setProperty("aws.accessKeyId", StubWorld.OPERATOR);
        System.setProperty("aws.secretAccessKey", "secret");
        return Map.of("attest.aws.endpoint", stub.endpoint().toString());
    }

    @Override
    public void stop() {
        Objects.requireNonNull(running).close();
    }
}
