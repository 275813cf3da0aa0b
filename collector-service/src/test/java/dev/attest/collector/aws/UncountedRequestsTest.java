package dev.attest.collector.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.attest.collector.Settings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;

/// In a process of its own: the JDK asks once in its life whether it may send requests again.
class UncountedRequestsTest {

    @Test
    void shouldNotSendARequestAgainWhoseKeptConnectionWasClosed() throws Exception {
        // Given
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                UncountedRequestsTest.class.getName())
                        .redirectErrorStream(true)
                        .start();

        // When
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // Then
        assertThat(child.waitFor()).as(said).isZero();
        assertThat(said.lines()).last().isEqualTo("2 requests");
    }

    /// The child: makes two calls, of which the second is not answered on its kept connection.
    public static void main(String[] arguments) throws Exception {
        var requests = new AtomicInteger();
        var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        HttpServer server = HttpServer.create(loopback, 0);
        server.createContext(
                "/",
                exchange -> {
                    exchange.getRequestBody().readAllBytes();
                    if (requests.incrementAndGet() > 1) {
                        exchange.close();
                        return;
                    }
                    exchange.sendResponseHeaders(200, 2);
                    exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
                    exchange.close();
                });
        server.start();
        String endpoint = "http://127.0.0.1:" + server.getAddress().getPort();
        AwsConfig config = Settings.of(AwsConfig.class, Map.of("attest.aws.endpoint", endpoint));
        var nobody = AnonymousCredentialsProvider.create();
        try (CloudTrailClient client =
                new AwsClients(config, nobody)
                        .client(CloudTrailClient.builder(), "cloudtrail", "us-east-1", nobody)) {
            client.lookupEvents();
            client.lookupEvents();
        } catch (SdkException _) {
            System.out.println(requests + " requests");
        } finally {
            server.stop(0);
        }
    }
}
