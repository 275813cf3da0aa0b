package dev.attest.console.fake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import dev.attest.console.api.ApiRefused.Violation;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// The public APIs of the services, as far as the console uses them: same shapes, same refusals
/// (version, missing reason, not yours), state in memory.
public final class FakeApi implements AutoCloseable {

    /// An answer that is not the happy one.
    static final class Refusal extends RuntimeException {
        final int status;
        final String code;
        final transient List<Violation> violations;

        Refusal(int status, String code, String detail) {
            this(status, code, detail, List.of());
        }

        Refusal(int status, String code, String detail, List<Violation> violations) {
            super(detail);
            this.status = status;
            this.code = code;
            this.violations = violations;
        }
    }

    private final ObjectMapper json =
            new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .setSerializationInclusion(JsonInclude.Include.NON_NULL);
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private volatile FakeCertification certification = new FakeCertification(Instant.now());
    private final FakeOthers others = new FakeOthers();
    private final Http http = new Http(this::handle);

    public URI url() {
        return http.url();
    }

    public void reset() {
        certification = new FakeCertification(Instant.now());
        others.reset();
        silent.clear();
        release();
        requests.clear();
    }

    public FakeCertification certification() {
        return certification;
    }

    /// From now on answers to paths that begin so are failures.
    public void fail(String path) {
        silent.add(path);
    }

    /// From now on answers to paths that begin so wait.
    public void hold(String path) {
        held.put(path, new CountDownLatch(1));
    }

    /// Gives the answers that wait.
    public void release() {
        held.values().forEach(CountDownLatch::countDown);
        held.clear();
    }

    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        http.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().replaceFirst("^/api/v1", "");
        requests.add(exchange.getRequestMethod() + " " + path);
        try {
            if (silent.stream().anyMatch(path::startsWith)) {
                throw new Refusal(500, "internal-error", "It failed on purpose.");
            }
            await(path);
            answer(exchange, path);
        } catch (Refusal e) {
            problem(exchange, e);
        }
    }

    private void await(String path) throws IOException {
        for (var each : held.entrySet()) {
            if (path.startsWith(each.getKey())) {
                try {
                    each.getValue().await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IOException(e);
                }
            }
        }
    }

    private void answer(HttpExchange exchange, String path) throws IOException {
        var call = call(exchange, path);
        if (path.endsWith("/content") || path.endsWith("/proof")) {
            Http.send(exchange, 200, "application/octet-stream", "bytes of " + path);
            return;
        }
        exchange.getResponseHeaders().set("ETag", "\"7\"");
        Object body = others.handles(call) ? others.answer(call) : certification.answer(call);
        Http.send(exchange, 200, "application/json", json.writeValueAsString(body));
    }

    /// One request, taken apart.
    record Call(
            String method,
            List<String> path,
            Map<String, String> query,
            Map<String, List<String>> parameters,
            String email,
            Set<String> roles,
            @Nullable String ifMatch,
            @Nullable String idempotencyKey,
            JsonNode body) {

        boolean is(String wanted, String... pattern) {
            if (!method.equals(wanted) || path.size() != pattern.length) {
                return false;
            }
            for (int i = 0; i < pattern.length; i++) {
                if (!pattern[i].equals("*") && !pattern[i].equals(path.get(i))) {
                    return false;
                }
            }
            return true;
        }

        /// All values of a query parameter.
        List<String> all(String parameter) {
            return parameters.getOrDefault(parameter, List.of());
        }

        boolean seesAll() {
            return roles.contains("compliance-officer") || roles.contains("auditor");
        }

        boolean readsActivity() {
            return roles.contains("security-analyst") || roles.contains("auditor");
        }
    }

    private Call call(HttpExchange exchange, String path) throws IOException {
        var authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization == null || !authorization.startsWith("Bearer ")) {
            throw new Refusal(401, "unauthorized", "No token");
        }
        var claims = json.readTree(Base64.getUrlDecoder().decode(authorization.split("\\.")[1]));
        if (!claims.path("aud").asText().equals("attest-api")) {
            throw new Refusal(401, "unauthorized", "Not an access token");
        }
        var text = Http.text(exchange);
        return new Call(
                exchange.getRequestMethod(),
                List.of(path.substring(1).split("/")),
                new LinkedHashMap<>(Http.query(exchange)),
                Http.parameters(exchange),
                claims.path("email").asText(),
                Set.copyOf(
                        json.convertValue(
                                claims.path("realm_access").path("roles"),
                                new com.fasterxml.jackson.core.type.TypeReference<
                                        List<String>>() {})),
                exchange.getRequestHeaders().getFirst("If-Match"),
                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                text.isEmpty() ? json.createObjectNode() : json.readTree(text));
    }

    private void problem(HttpExchange exchange, Refusal refusal) throws IOException {
        Http.send(
                exchange,
                refusal.status,
                "application/problem+json",
                json.writeValueAsString(
                        Map.of(
                                "type", "https://attest.dev/problems/" + refusal.code,
                                "title", refusal.code,
                                "status", refusal.status,
                                "code", refusal.code,
                                "detail", String.valueOf(refusal.getMessage()),
                                "violations", refusal.violations)));
    }
}
