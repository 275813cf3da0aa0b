package dev.attest.collector.collection;

import dev.attest.awsstub.StubWorld;
import dev.attest.collector.OwnAws;
import dev.attest.collector.RealService;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/// The service with an AWS of our own behind it, whose management account is 100000000000.
public class StubbedAws extends RealService {

    static StubWorld world() {
        return OwnAws.world();
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "attest.evidence.directory", "target/evidence-collection",
                "attest.lake.directory", "target/lake-collection",
                "attest.accounts.organization", "true",
                "attest.accounts.role", "AttestReader",
                "attest.accounts.external-id", "hush",
                "attest.accounts.regions", "us-east-1,eu-central-1",
                "attest.collection.pause", "50ms",
                "attest.collection.lookup.interval", "20ms",
                "attest.outbox.relay.pause", "50ms");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return and(super.testResources(), Stub.class);
    }

    /// It allows fifty calls a second, so that tests of other things are quick.
    public static final class Stub extends OwnAws {
        @Override
        protected StubWorld made() {
            var world = new StubWorld(Clock.systemUTC(), "100000000000");
            world.account("100000000000").status("SUSPENDED");
            world.limits(world.limits().lookupsPerSecond(60));
            return world;
        }
    }
}
