package dev.attest.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against a collector that only counts.
class ImportBenchmarkTest {

    private final AtomicInteger requests = new AtomicInteger();
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private HttpServer server;
    private Path home;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/imports/cloudtrail", this::count);
        server.createContext(
                "/realms/attest/protocol/openid-connect/token",
                exchange -> answer(exchange, 200, "{\"access_token\":\"t\"}"));
        server.start();
        home = folder;
        Files.createDirectories(home.resolve("run"));
        Files.writeString(home.resolve("run/collector.pid"), ProcessHandle.current().pid() + "\n");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void shouldTellSpeedRatioAndMemory() throws IOException {
        // Given
        ImportBenchmark benchmark = benchmark("events=3000", "small=1000", "rounds=2");

        // When
        boolean done = benchmark.run();

        // Then
        assertThat(done).isTrue();
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("import, median of 2 rounds of 3,000 events", "ratio", "MiB at 1,000");
        assertThat(requests).hasPositiveValue();
    }

    @Test
    void shouldSayWhenNotEverythingWasStored() throws IOException {
        // Given
        server.removeContext("/api/v1/imports/cloudtrail");
        server.createContext(
                "/api/v1/imports/cloudtrail",
                exchange -> answer(exchange, 200, "{\"records\":5,\"stored\":0}"));
        ImportBenchmark benchmark = benchmark("events=1000", "small=1000", "rounds=1");

        // When
        boolean done = benchmark.run();

        // Then
        assertThat(done).isFalse();
    }

    @Test
    void shouldRefuseSettingItDoesNotKnow() {
        assertThat(Main.run(List.of("import", "size=3"))).isEqualTo(2);
        assertThat(Main.run(List.of("export"))).isEqualTo(2);
    }

    @Test
    void shouldSayThatNoStackIsThere() {
        // Given
        String nowhere = "home=" + home.resolve("none");

        // When
        int code = Main.run(List.of("import", nowhere, "events=1000", "small=1000"));

        // Then
        assertThat(code).isEqualTo(5);
    }

    private ImportBenchmark benchmark(String... settings) throws IOException {
        int port = server.getAddress().getPort();
        Files.createDirectories(home.resolve("config"));
        Files.createDirectories(home.resolve("secrets"));
        // Both addresses of a home are counted from one offset; the token's is asked of the same
        // server by giving the test a home whose Keycloak would be there.
        Files.writeString(home.resolve("config/port-offset"), Integer.toString(port - 8180));
        Files.writeString(home.resolve("secrets/client-attest-cli"), "secret");
        EmbeddedStack stack = new EmbeddedStack(home);
        List<String> all = new java.util.ArrayList<>(List.of(settings));
        all.add("home=" + home);
        Collector collector =
                new Collector(java.net.URI.create("http://127.0.0.1:" + port), stack::token);
        return new ImportBenchmark(
                ImportSettings.parse(all),
                stack.collectorProcess(),
                OptionalLong.empty(),
                collector,
                new PrintStream(told, true, StandardCharsets.UTF_8));
    }

    private void count(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        byte[] body = exchange.getRequestBody().readAllBytes();
        String text =
                new String(
                        new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes(),
                        StandardCharsets.UTF_8);
        int records = text.split("\"eventVersion\"", -1).length - 1;
        answer(exchange, 201, "{\"records\":%1$d,\"stored\":%1$d,\"alerts\":1}".formatted(records));
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
