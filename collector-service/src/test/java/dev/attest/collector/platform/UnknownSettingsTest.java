package dev.attest.collector.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.collector.RealService;
import dev.attest.rest.platform.UnknownSettings;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an operator is told of a file that they wrote: what the documentation lists is known.
@QuarkusTest
@TestProfile(RealService.class)
class UnknownSettingsTest {
    private static final String KNOWN =
            """
            attest.accounts.role=AttestReader
            attest.aws.endpoints.organizations=http://127.0.0.1:1
            attest.collection.kept=90d
            attest.lake.compaction.every=10m
            attest.outbox.topics.partitions=3
            attest.people.judge-every=5s
            attest.trail.store=ALL
            attest.trail.noise.roles=posture-scanner-*
            attest.uploads.judge-every=1m
            quarkus.log.level=INFO
            """;

    @Inject Config config;
    @Inject BeanManager beans;
    @TempDir Path folder;

    @Test
    void shouldNameEveryKeyThatIsNoSettingWithFileAndNearestOne() throws IOException {
        // Given
        UnknownSettings settings =
                with(
                        "collector.properties",
                        """
                        attest.accounts.fil=/etc/attest/accounts.yaml
                        attest.colection.every=15m
                        colour=red
                        """);

        // When
        List<String> lines = settings.lines();

        // Then
        String file = folder.resolve("collector.properties").toString();
        assertThat(lines)
                .containsExactly(
                        file
                                + ": there is no setting attest.accounts.fil;"
                                + " did you mean attest.accounts.file?",
                        file
                                + ": there is no setting attest.colection.every;"
                                + " did you mean attest.collection.every?",
                        file + ": there is no setting colour");
    }

    @Test
    void shouldJudgeAFileBesideTheServiceThatIsCalledLikeTheOneInIt() throws IOException {
        assertThat(with("application.properties", "attest.evidence.lok=P400D\n").lines())
                .containsExactly(
                        folder.resolve("application.properties")
                                + ": there is no setting attest.evidence.lok;"
                                + " did you mean attest.evidence.lock?");
    }

    /// Beside what the service has.
    private UnknownSettings with(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), KNOWN + text);
        List<ConfigSource> sources = new ArrayList<>();
        config.getConfigSources().forEach(sources::add);
        sources.add(new PropertiesConfigSource(file.toUri().toURL(), 260));
        return new UnknownSettings(
                new SmallRyeConfigBuilder()
                        .withSources(sources.toArray(ConfigSource[]::new))
                        .build(),
                beans);
    }
}
