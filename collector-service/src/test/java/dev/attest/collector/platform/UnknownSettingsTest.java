package dev.attest.collector.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.rest.platform.UnknownSettings;
import dev.attest.testsupport.KafkaResource;
import dev.attest.testsupport.OidcResource;
import dev.attest.testsupport.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What an operator is told of a file that they wrote: what the documentation lists is known.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
@QuarkusTestResource(value = UnknownSettingsTest.OwnFile.class, restrictToAnnotatedClass = true)
class UnknownSettingsTest {
    private static final String FILE = "collector.properties";
    private static final String WRITTEN =
            """
            attest.accounts.fil=/etc/attest/accounts.yaml
            attest.accounts.role=AttestReader
            attest.aws.endpoints.organizations=http://127.0.0.1:1
            attest.colection.every=15m
            attest.collection.kept=90d
            attest.lake.compaction.every=10m
            attest.outbox.topics.partitions=3
            attest.people.judge-every=5s
            attest.trail.store=ALL
            attest.trail.noise.roles=posture-scanner-*
            attest.uploads.judge-every=1m
            quarkus.log.level=INFO
            """;

    @Inject UnknownSettings settings;

    /// The file, where the stack names it.
    public static final class OwnFile implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            try {
                Path file = Files.createTempDirectory("settings").resolve(FILE);
                Files.writeString(file, WRITTEN);
                return Map.of("smallrye.config.locations", file.toUri().toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void stop() {}
    }

    @Test
    void shouldNameEveryKeyThatIsNoSettingWithFileAndNearestOne() {
        assertThat(settings.lines())
                .satisfiesExactly(
                        line ->
                                assertThat(line)
                                        .contains(
                                                FILE + ": there is no setting attest.accounts.fil;")
                                        .endsWith("did you mean attest.accounts.file?"),
                        line ->
                                assertThat(line)
                                        .contains("no setting attest.colection.every;")
                                        .endsWith("did you mean attest.collection.every?"));
    }
}
