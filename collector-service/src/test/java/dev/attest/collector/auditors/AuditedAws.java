package dev.attest.collector.auditors;

import dev.attest.awsstub.StubWorld;
import dev.attest.collector.OwnAws;
import dev.attest.collector.RealService;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/// The service with an AWS of our own behind it, whose management account, 300000000000, is
/// collected like the others.
public class AuditedAws extends RealService {

    static final String MANAGEMENT = "300000000000";

    static StubWorld world() {
        return OwnAws.world();
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
        return and(super.testResources(), Stub.class);
    }

    /// With a management account that lets the reader in.
    public static final class Stub extends OwnAws {
        @Override
        protected StubWorld made() {
            var world = new StubWorld(Clock.systemUTC(), MANAGEMENT);
            world.account(MANAGEMENT).role("AttestReader", "");
            world.limits(world.limits().lookupsPerSecond(60));
            return world;
        }
    }
}
