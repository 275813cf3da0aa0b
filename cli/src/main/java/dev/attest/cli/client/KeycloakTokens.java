package dev.attest.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.ExitCode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/// Tokens of the embedded Keycloak, asked for when the last one runs out.
final class KeycloakTokens implements Tokens {
    private static final Duration MARGIN = Duration.ofSeconds(30);
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final URI address;
    private final Map<String, String> form;
    private final Clock clock;
    private String token = "";
    private Instant goodUntil = Instant.MIN;

    KeycloakTokens(HttpClient http, String issuer, Map<String, String> form, Clock clock) {
        this.http = http;
        this.address = URI.create(issuer + "/protocol/openid-connect/token");
        this.form = Map.copyOf(form);
        this.clock = clock;
    }

    @Override
    public synchronized String token() {
        if (clock.instant().isAfter(goodUntil)) {
            JsonNode answer = ask();
            token = answer.path("access_token").asText();
            long seconds = answer.path("expires_in").asLong();
            goodUntil = clock.instant().plusSeconds(seconds).minus(MARGIN);
        }
        return token;
    }

    private JsonNode ask() {
        String body =
                form.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                        .collect(Collectors.joining("&"));
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new CommandFailure(
                        ExitCode.NOT_ALLOWED,
                        "Keycloak refuses "
                                + form.getOrDefault("username", "the command line's own account")
                                + ": "
                                + JSON.readTree(response.body())
                                        .path("error_description")
                                        .asText());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.NOT_REACHABLE,
                    "Keycloak is not reachable at "
                            + address.getAuthority()
                            + "; is `attest up` running?",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailure.notReachable("interrupted");
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
