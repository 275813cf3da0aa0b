package dev.attest.testsupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// One replica of the collector, as it is shipped, in a JVM of its own.
public final class CollectorProcess implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(200);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final URI address;
    private final Path log;

    private CollectorProcess(Process process, URI address, Path log) {
        this.process = process;
        this.address = address;
        this.log = log;
    }

    private static final List<String> SMALL = List.of("-Xmx256m", "-XX:TieredStopAtLevel=1");

    /// @param folder for its settings, its log, its evidence and its lake
    /// @param environment besides what this process has
    public static CollectorProcess start(
            Path folder, String name, Map<String, String> settings, Map<String, String> environment)
            throws IOException {
        return start(folder, name, SMALL, settings, environment);
    }

    /// @param options of its JVM
    public static CollectorProcess start(
            Path folder,
            String name,
            List<String> options,
            Map<String, String> settings,
            Map<String, String> environment)
            throws IOException {
        int port = freePort();
        var all = new Properties();
        all.put("attest.evidence.directory", folder.resolve("evidence").toString());
        all.put("attest.lake.directory", folder.resolve("lake").toString());
        all.putAll(settings);
        all.put("quarkus.http.port", String.valueOf(port));
        Path file = Files.createDirectories(folder).resolve(name + ".properties");
        try (var out = Files.newBufferedWriter(file)) {
            all.store(out, null);
        }
        Path jar =
                Path.of(System.getProperty("attest.root"))
                        .resolve("collector-service/target/quarkus-app/quarkus-run.jar");
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(options);
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-Dsmallrye.config.locations=" + file.toUri(),
                        "-jar",
                        jar.toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        Path log = folder.resolve(name + ".log");
        builder.redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new CollectorProcess(
                builder.start(), URI.create("http://127.0.0.1:" + port + "/"), log);
    }

    /// Waits until it answers.
    public CollectorProcess ready() throws IOException, InterruptedException {
        long patience = System.nanoTime() + START.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > patience) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        "the collector does not start: " + Files.readString(log));
            }
            process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS);
        }
        return this;
    }

    private boolean answers() throws InterruptedException {
        try {
            return get("q/health/ready").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /// Where it answers.
    public URI address() {
        return address;
    }

    /// Its number, as the system knows it.
    public long pid() {
        return process.pid();
    }

    /// The end that nobody can prepare for: SIGKILL.
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// Sends a trail file.
    ///
    /// @return the status of the answer
    /// @throws IOException when it dies meanwhile
    public int importTrail(String name, byte[] file) throws IOException, InterruptedException {
        HttpRequest request =
                request("api/v1/imports/cloudtrail?name=" + name)
                        .header("Content-Type", "application/octet-stream")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(file))
                        .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /// Asks it to collect everything.
    ///
    /// @return the id of the run
    public String collect() throws IOException, InterruptedException {
        return collect("");
    }

    /// Asks it to collect an account; all when it is empty.
    ///
    /// @return the id of the run
    public String collect(String account) throws IOException, InterruptedException {
        var wanted = JSON.createObjectNode();
        if (!account.isEmpty()) {
            wanted.put("account", account);
        }
        HttpRequest request =
                request("api/v1/collections")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(wanted.toString()))
                        .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 202) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body()).path("id").asText();
    }

    /// How a run stands.
    public JsonNode run(String id) throws IOException, InterruptedException {
        return JSON.readTree(get("api/v1/collections/" + id).body());
    }

    /// What a listing answers.
    ///
    /// @param listing below `api/v1`
    /// @throws IllegalStateException when it has more pages
    public JsonNode read(String listing) throws IOException, InterruptedException {
        JsonNode page = JSON.readTree(get("api/v1/" + listing).body());
        if (page.hasNonNull("next")) {
            throw new IllegalStateException(listing + " is not one whole page: " + page);
        }
        return page.path("items");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .header(
                        "Authorization",
                        "Bearer " + TestTokens.service("automation", "attest-cli"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
