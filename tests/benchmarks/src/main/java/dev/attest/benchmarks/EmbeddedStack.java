package dev.attest.benchmarks;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

/// What a home tells about the stack that runs in it: addresses, the command line's account, the
/// collector's process.
final class EmbeddedStack {

    private static final long TOKEN_SECONDS = 40;

    private final Path home;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private String token = "";
    private long fetched;

    EmbeddedStack(Path home) {
        this.home = home;
    }

    URI collector() {
        return URI.create("http://127.0.0.1:" + (8081 + offset()));
    }

    URI reporting() {
        return URI.create("http://127.0.0.1:" + (8084 + offset()));
    }

    /// The process of the collector; empty when the home does not know it.
    OptionalLong collectorProcess() {
        try {
            Path file = home.resolve("run/collector.pid");
            return Files.exists(file)
                    ? OptionalLong.of(Long.parseLong(Files.readString(file).strip()))
                    : OptionalLong.empty();
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /// A token of the command line's own account, renewed before it runs out.
    synchronized String token() {
        long now = System.nanoTime() / 1_000_000_000L;
        if (token.isEmpty() || now - fetched > TOKEN_SECONDS) {
            token = ask();
            fetched = now;
        }
        return token;
    }

    private String ask() {
        String secret =
                URLEncoder.encode(read("secrets/client-attest-cli"), StandardCharsets.UTF_8);
        String form = "grant_type=client_credentials&client_id=attest-cli&client_secret=" + secret;
        URI address =
                URI.create(
                        "http://127.0.0.1:"
                                + (8180 + offset())
                                + "/realms/attest/protocol/openid-connect/token");
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .timeout(Duration.ofSeconds(15))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new CollectorAwayException("Keycloak refuses: " + answer.statusCode());
            }
            return new ObjectMapper().readTree(answer.body()).path("access_token").asText();
        } catch (IOException e) {
            throw new CollectorAwayException(
                    "Keycloak does not answer at " + address + "; is `attest up` running?");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CollectorAwayException("interrupted");
        }
    }

    private int offset() {
        Path file = home.resolve("config/port-offset");
        return Files.exists(file) ? Integer.parseInt(read("config/port-offset")) : 0;
    }

    private String read(String file) {
        try {
            return Files.readString(home.resolve(file)).strip();
        } catch (IOException e) {
            throw new CollectorAwayException(
                    "no embedded stack in " + home + " (no " + file + "); run `attest up` first");
        }
    }
}
