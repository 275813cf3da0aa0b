package dev.attest.collector;

import dev.attest.testsupport.KafkaResource;
import dev.attest.testsupport.OidcResource;
import dev.attest.testsupport.PostgresResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The service on a real PostgreSQL and a real broker, with evidence in a folder of its own.
public class RealService implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "attest.evidence.directory", "target/evidence",
                "attest.lake.directory", "target/lake",
                // readers of the folder see it as imports leave it
                "attest.lake.compaction.every", "off");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(
                new TestResourceEntry(PostgresResource.class),
                new TestResourceEntry(KafkaResource.class),
                new TestResourceEntry(OidcResource.class));
    }

    /// All that the service needs, and something more.
    protected static List<TestResourceEntry> and(
            List<TestResourceEntry> needed,
            Class<? extends QuarkusTestResourceLifecycleManager> more) {
        return Stream.concat(needed.stream(), Stream.of(new TestResourceEntry(more))).toList();
    }
}
