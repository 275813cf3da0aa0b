package dev.attest.collector.lake;

import dev.attest.awsstub.StubBucket;
import dev.attest.awsstub.StubWorld;
import dev.attest.collector.OwnAws;
import dev.attest.collector.RealService;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The service with its lake and its evidence in buckets.
public class LakeInBucket extends RealService {

    static StubBucket bucket(String name) {
        return OwnAws.world().bucket(name);
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
        return and(super.testResources(), Stub.class);
    }

    /// With the buckets.
    public static final class Stub extends OwnAws {
        @Override
        protected StubWorld made() {
            var world = new StubWorld(Clock.systemUTC(), "100000000000");
            world.bucket("attest-evidence");
            world.bucket("attest-lake");
            return world;
        }
    }
}
