package dev.attest.collector.lake;

import dev.attest.awsstub.AwsStub;
import dev.attest.awsstub.StubBucket;
import dev.attest.awsstub.StubWorld;
import dev.attest.collector.RealService;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The service with its lake and its evidence in buckets.
public class LakeInBucket extends RealService {

    private static @Nullable AwsStub running;

    static StubBucket bucket(String name) {
        return Objects.requireNonNull(running).world().bucket(name);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> all = new HashMap<>(super.getConfigOverrides());
        all.put("attest.evidence.directory", "target/evidence-bucket");
        all.put("attest.evidence.location", "s3://attest-evidence/evidence");
        all.put("attest.evidence.lock", "P400D");
        all.put("attest.lake.directory", "target/lake-bucket");
        all.put("attest.lake.location", "s3://attest-lake/some/prefix");
        return all;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        List<TestResourceEntry> all = new ArrayList<>(super.testResources());
        all.add(new TestResourceEntry(Stub.class));
        return all;
    }

    /// Starts the stub and makes the buckets.
    public static final class Stub implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            var world = new StubWorld(Clock.systemUTC(), "100000000000");
            world.bucket("attest-evidence");
            world.bucket("attest-lake");
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
