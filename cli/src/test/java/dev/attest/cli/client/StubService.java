package dev.attest.cli.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

/// A service that answers what a test says and remembers what it was asked.
public final class StubService implements AutoCloseable {
    /// What to answer to a request, given its path with query and its body.
    @FunctionalInterface
    public interface Behaviour {
        Reply reply(String path, String body);
    }

    /// An answer.
    public record Reply(int status, String body, Map<String, String> headers) {
        public Reply(int status, String body) {
            this(status, body, Map.of());
        }

        /// Come back at once.
        public static Reply busy() {
            return new Reply(429, "{\"title\":\"Too many uploads\"}", Map.of("Retry-After", "0"));
        }
    }

    private final HttpServer server;
    private final List<String> keys = Collections.synchronizedList(new ArrayList<>());
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

    public StubService(Behaviour behaviour) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> answer(exchange, behaviour));
        server.start();
    }

    /// What a person says in `--url`.
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public Api api() {
        return new Api(
                HttpClient.newHttpClient(),
                Endpoints.gateway(url()),
                () -> "a-token",
                new Problems(""),
                new ComeBackLater(Duration.ZERO));
    }

    /// "METHOD path authorization" of each request.
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /// The idempotency key of each request that had one.
    public List<String> keys() {
        return List.copyOf(keys);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange, Behaviour behaviour) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().toString();
        requests.add(
                exchange.getRequestMethod()
                        + " "
                        + path
                        + " "
                        + exchange.getRequestHeaders().getFirst("Authorization"));
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key"))
                .ifPresent(keys::add);
        Reply reply = behaviour.reply(path, body);
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("ETag", "\"7\"");
        reply.headers().forEach(exchange.getResponseHeaders()::add);
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
