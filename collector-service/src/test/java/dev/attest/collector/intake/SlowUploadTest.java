package dev.attest.collector.intake;

import static dev.attest.collector.trail.TrailFixture.file;
import static dev.attest.collector.trail.TrailFixture.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.collector.Api;
import dev.attest.collector.RealService;
import dev.attest.testsupport.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RealService.class)
class SlowUploadTest {

    @ConfigProperty(name = "attest.evidence.directory")
    Path evidence;

    @ConfigProperty(name = "attest.imports.concurrent")
    int places;

    @Test
    void shouldImportWhileOthersSendSlowly() throws IOException {
        // Given
        long before = arriving();
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < places; i++) {
                slow.add(upload("slow-" + i));
            }
            Awaitility.await()
                    .atMost(Duration.ofSeconds(15))
                    .until(() -> arriving() >= before + places);

            // When, Then
            Api.importCloudtrail("quick.json", file(record(UUID.randomUUID().toString())))
                    .statusCode(201);
            assertThat(arriving()).isGreaterThanOrEqualTo(before + places);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private long arriving() throws IOException {
        try (Stream<Path> files = Files.list(evidence.resolve("incoming"))) {
            return files.count();
        }
    }

    /// The beginning of an upload that never ends.
    private static Socket upload(String name) throws IOException {
        Socket socket = new Socket("127.0.0.1", RestAssured.port);
        String token = TestTokens.of("automation", "automation@meridian.example");
        socket.getOutputStream()
                .write(
                        """
                        POST /api/v1/imports/cloudtrail?name=%s HTTP/1.1\r
                        Host: localhost\r
                        Authorization: Bearer %s\r
                        Content-Type: application/octet-stream\r
                        Content-Length: 1000\r
                        \r
                        {"Records":[\
                        """
                                .formatted(name, token)
                                .getBytes(StandardCharsets.UTF_8));
        return socket;
    }
}
