package dev.attest.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The running collector, through its public API.
final class Collector {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TRIES = 10;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final URI address;
    private final Tokens tokens;

    Collector(URI address, Tokens tokens) {
        this.address = address;
        this.tokens = tokens;
    }

    /// What the collector says it did.
    record Stored(long records, long stored, long lakeOnly, long alerts, long quarantined) {

        Stored plus(Stored other) {
            return new Stored(
                    records + other.records,
                    stored + other.stored,
                    lakeOnly + other.lakeOnly,
                    alerts + other.alerts,
                    quarantined + other.quarantined);
        }
    }

    /// Uploads all files, some at a time; returns when the last one is stored and judged.
    Stored take(List<Path> files, int inFlight) throws IOException {
        return upload(files, inFlight, "");
    }

    /// The same for files that were taken before: all of them are read again.
    Stored again(List<Path> files, int inFlight) throws IOException {
        return upload(files, inFlight, "&replay=true");
    }

    private Stored upload(List<Path> files, int inFlight, String how) throws IOException {
        List<Future<Stored>> running = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(inFlight)) {
            for (Path file : files) {
                running.add(workers.submit(() -> upload(file, how)));
            }
            Stored all = new Stored(0, 0, 0, 0, 0);
            for (Future<Stored> each : running) {
                all = all.plus(each.get());
            }
            return all;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CollectorAwayException away) {
                throw away;
            }
            throw new IOException("an upload failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private Stored upload(Path file, String how) throws IOException, InterruptedException {
        String name = URLEncoder.encode(file.getFileName().toString(), StandardCharsets.UTF_8);
        URI target = address.resolve("/api/v1/imports/cloudtrail?name=" + name + how);
        for (int attempt = 1; ; attempt++) {
            HttpResponse<byte[]> answer = send(target, file);
            int status = answer.statusCode();
            if (status == 200 || status == 201) {
                JsonNode report = JSON.readTree(answer.body());
                return new Stored(
                        report.path("records").asLong(),
                        report.path("stored").asLong(),
                        report.path("lakeOnly").asLong(),
                        report.path("alerts").asLong(),
                        report.path("quarantinedCount").asLong());
            }
            if (status != 429 || attempt == TRIES) {
                String body = new String(answer.body(), StandardCharsets.UTF_8);
                throw new CollectorAwayException(file + ": " + status + " " + body);
            }
            Thread.sleep(Duration.ofMillis(200L * attempt));
        }
    }

    private HttpResponse<byte[]> send(URI target, Path file)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(target)
                        .timeout(Duration.ofMinutes(5))
                        .header("Authorization", "Bearer " + tokens.current())
                        .header("Content-Type", "application/octet-stream")
                        .POST(BodyPublishers.ofFile(file))
                        .build();
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (java.net.ConnectException e) {
            throw new CollectorAwayException(
                    "no collector answers at " + address + "; is `attest up` running?");
        }
    }
}
