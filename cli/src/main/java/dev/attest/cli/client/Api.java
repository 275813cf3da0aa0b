package dev.attest.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Calls the public REST APIs. Everything that is not a success ends as a [CommandFailure] with the
/// right exit code.
public final class Api {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration UPLOAD_TIMEOUT = Duration.ofMinutes(15);
    // A campaign is drawn and a report computed while the caller waits: longer than the five
    // minutes
    // that the services give themselves.
    private static final Duration START_TIMEOUT = Duration.ofMinutes(6);
    private static final int LONGEST_PROBLEM = 1 << 16;
    private static final int STARTS = 3;
    private static final int PAGE = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final Endpoints endpoints;
    private final Tokens tokens;
    private final Problems problems;
    private final ComeBackLater later;

    Api(HttpClient http, Endpoints endpoints, Tokens tokens, Problems problems) {
        this(http, endpoints, tokens, problems, new ComeBackLater(Duration.ofSeconds(1)));
    }

    Api(
            HttpClient http,
            Endpoints endpoints,
            Tokens tokens,
            Problems problems,
            ComeBackLater later) {
        this.http = http;
        this.endpoints = endpoints;
        this.tokens = tokens;
        this.problems = problems;
        this.later = later;
    }

    public Answer get(Service service, String path) {
        return call(service, request(service, path, TIMEOUT).GET());
    }

    public Answer post(Service service, String path, Object body, Map<String, String> headers) {
        return post(service, path, body, headers, TIMEOUT);
    }

    private Answer post(
            Service service,
            String path,
            Object body,
            Map<String, String> headers,
            Duration timeout) {
        HttpRequest.Builder request =
                request(service, path, timeout)
                        .header("Content-Type", "application/json")
                        .POST(json(body));
        headers.forEach(request::header);
        return call(service, request);
    }

    /// Starts something, once: when the answer is lost, the request goes out again under the same
    /// key, and the service answers as it did the first time.
    public Answer start(Service service, String path, Object body) {
        Map<String, String> key = IdempotencyKey.header();
        for (int attempt = 1; ; attempt++) {
            try {
                return post(service, path, body, key, START_TIMEOUT);
            } catch (CommandFailure e) {
                if (e.exitCode() != ExitCode.NOT_REACHABLE || attempt == STARTS) {
                    throw e;
                }
                later.pause(attempt);
            }
        }
    }

    /// Sends a file as it is; nothing of it is held in memory.
    public Answer upload(Service service, String path, Path file) {
        if (!Files.isReadable(file)) {
            throw CommandFailure.usage("cannot read " + file);
        }
        try {
            return call(
                    service,
                    request(service, path, UPLOAD_TIMEOUT)
                            .header("Content-Type", "application/octet-stream")
                            .POST(BodyPublishers.ofFile(file)));
        } catch (IOException e) {
            throw CommandFailure.usage("cannot read " + file);
        }
    }

    public byte[] download(Service service, String path) {
        HttpResponse<byte[]> response =
                send(
                        service,
                        request(service, path, UPLOAD_TIMEOUT).GET(),
                        BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            String body = new String(response.body(), StandardCharsets.UTF_8);
            throw problems.of(response.statusCode(), body, service);
        }
        return response.body();
    }

    /// What may be too long to hold; whoever reads it closes it.
    public InputStream open(Service service, String path) {
        HttpResponse<InputStream> response =
                send(
                        service,
                        request(service, path, UPLOAD_TIMEOUT).GET(),
                        BodyHandlers.ofInputStream());
        if (response.statusCode() == 200) {
            return response.body();
        }
        try (InputStream body = response.body()) {
            String text = new String(body.readNBytes(LONGEST_PROBLEM), StandardCharsets.UTF_8);
            throw problems.of(response.statusCode(), text, service);
        } catch (IOException e) {
            throw CommandFailure.notReachable(service + " does not say why it refuses " + path);
        }
    }

    /// All items of a paged list, at most `limit`; `path` may already have a query.
    public List<JsonNode> list(Service service, String path, int limit) {
        List<JsonNode> items = new ArrayList<>();
        String separator = path.contains("?") ? "&" : "?";
        String cursor = "";
        do {
            int wanted = Math.min(PAGE, limit - items.size());
            String query = separator + "limit=" + wanted + cursor;
            JsonNode page = get(service, path + query).body();
            page.path("items").forEach(items::add);
            JsonNode next = page.path("next");
            cursor = next.isTextual() ? "&cursor=" + Query.encoded(next.asText()) : "";
        } while (!cursor.isEmpty() && items.size() < limit);
        return items;
    }

    public List<JsonNode> list(Service service, String path) {
        return list(service, path, Integer.MAX_VALUE);
    }

    private HttpRequest.Builder request(Service service, String path, Duration timeout) {
        return HttpRequest.newBuilder(URI.create(endpoints.of(service) + "/api/v1" + path))
                .timeout(timeout)
                .header("Accept", "application/json, application/problem+json, */*;q=0.5")
                .header("Authorization", "Bearer " + tokens.token());
    }

    private Answer call(Service service, HttpRequest.Builder request) {
        HttpResponse<String> response = send(service, request, BodyHandlers.ofString());
        int status = response.statusCode();
        if (status < 200 || status > 299) {
            throw problems.of(status, response.body(), service);
        }
        try {
            JsonNode body =
                    response.body().isBlank() ? JSON.nullNode() : JSON.readTree(response.body());
            return new Answer(status, body, response.headers().firstValue("ETag").orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> HttpResponse<T> send(
            Service service, HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return later.unlessBusy(() -> http.send(request.build(), handler));
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.NOT_REACHABLE,
                    service.name().toLowerCase(Locale.ROOT)
                            + " is not reachable at "
                            + endpoints.of(service)
                            + "; see `attest status`",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailure.notReachable("interrupted");
        }
    }

    private static BodyPublisher json(Object body) {
        try {
            return BodyPublishers.ofString(JSON.writeValueAsString(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
