package dev.attest.reporting;

import dev.attest.testsupport.KafkaResource;
import dev.attest.testsupport.OidcResource;
import dev.attest.testsupport.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/// Everything a test of this service needs; one application serves all of them.
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
@QuarkusTestResource(ReportingResources.Folder.class)
public final class ReportingResources {

    private ReportingResources() {}

    /// A fresh evidence folder, signed often, and a lake without water.
    public static final class Folder implements QuarkusTestResourceLifecycleManager {

        @Override
        public Map<String, String> start() {
            try {
                return Map.of(
                        "attest.evidence.directory",
                        Files.createTempDirectory("evidence").toString(),
                        "attest.lake.directory",
                        Files.createTempDirectory("lake").toString(),
                        "attest.evidence.checkpoint-interval",
                        "1s",
                        "attest.evidence.origin",
                        "test.example/attest");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void stop() {}
    }
}
