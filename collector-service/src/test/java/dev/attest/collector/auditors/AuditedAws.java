package dev.attest.collector.auditors;

import dev.attest.awsstub.AwsStub;
import dev.attest.awsstub.StubWorld;
import dev.attest.collector.RealService;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The service with an AWS of our own behind it, whose management account, 300000000000, is
/// collected like the others.
public class AuditedAws extends RealService {

    static final String MANAGEMENT = "300000000000";

    private static @Nullable AwsStub running;

    static StubWorld world() {
        return Objects.requireNonNull(running).world();
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "attest.evidence.directory", "target/evidence-auditors",
                "attest.lake.directory", "target/lake-auditors",
                "attest.accounts.organization", "true",
                "attest.accounts.role", "AttestReader",
                "attest.accounts.regions", "us-east-1,eu-central-1",
                "attest.collection.pause", "50ms",
                "attest.collection.lookup.interval", "20ms",
                "attest.inventory.pause", "10ms",
                "attest.outbox.relay.pause", "50ms");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        List<TestResourceEntry> all = new ArrayList<>(super.testResources());
        all.add(new TestResourceEntry(Stub.class));
        return all;
    }

    /// Starts the stub.
    public static final class Stub implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            var world = new StubWorld(Clock.systemUTC(), MANAGEMENT);
            world.account(MANAGEMENT).role("AttestReader", "");
            world.limits(world.limits().lookupsPerSecond(60));
            AwsStub stub = AwsStub.start(0, world);
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
}
