package dev.attest.testsupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The OpenAPI document of a running service.
record RunningOpenApi(JsonNode document) {

    private static final List<String> METHODS =
            List.of("get", "put", "post", "delete", "patch", "head", "options");

    /// One operation as the document has it.
    record Operation(String method, String path, JsonNode description) {
        String name() {
            return method.toUpperCase(java.util.Locale.ROOT) + " " + path;
        }
    }

    static RunningOpenApi of(URI service) {
        try {
            String json = get(service.resolve("/q/openapi?format=json"));
            return new RunningOpenApi(new ObjectMapper().readTree(json));
        } catch (IOException e) {
            throw new UncheckedIOException("no OpenAPI document at " + service, e);
        }
    }

    static String yaml(URI service) {
        return get(service.resolve("/q/openapi"));
    }

    List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        document.path("paths")
                .properties()
                .forEach(path ->
                        path.getValue().properties().stream()
                                .filter(method -> METHODS.contains(method.getKey()))
                                .map(method ->
                                        new Operation(
                                                method.getKey(), path.getKey(), method.getValue()))
                                .forEach(operations::add));
        return operations;
    }

    private static String get(URI uri) {
        try (var client = HttpClient.newHttpClient()) {
            HttpResponse<String> response =
                    client.send(
                            HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30)).build(),
                            BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(uri + " answers " + response.statusCode());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + uri, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading " + uri, e);
        }
    }
}
