package dev.attest.console.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// A small server on a free port of the loopback.
final class Http implements AutoCloseable {

    interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;

    Http(Handler handler) {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        handler.handle(exchange);
                    } catch (RuntimeException e) {
                        e.printStackTrace();
                        send(exchange, 500, "text/plain", String.valueOf(e));
                    }
                });
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    static void send(HttpExchange exchange, int status, String type, String body)
            throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        hangUp(exchange);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    static void redirect(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().set("Location", location);
        hangUp(exchange);
        exchange.sendResponseHeaders(302, -1);
    }

    /// This server ends idle connections after a while, and a client that takes one up in that
    /// moment fails.
    private static void hangUp(HttpExchange exchange) {
        exchange.getResponseHeaders().set("Connection", "close");
    }

    static Map<String, String> query(HttpExchange exchange) {
        return form(exchange.getRequestURI().getRawQuery());
    }

    /// Every value of every parameter.
    static Map<String, List<String>> parameters(HttpExchange exchange) {
        var values = new HashMap<String, List<String>>();
        for (var pair : pairs(exchange.getRequestURI().getRawQuery())) {
            values.computeIfAbsent(pair.getKey(), name -> new ArrayList<>()).add(pair.getValue());
        }
        return values;
    }

    static Map<String, String> body(HttpExchange exchange) throws IOException {
        return form(text(exchange));
    }

    static String text(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Map<String, String> form(@Nullable String encoded) {
        var values = new HashMap<String, String>();
        pairs(encoded).forEach(pair -> values.put(pair.getKey(), pair.getValue()));
        return values;
    }

    private static List<Map.Entry<String, String>> pairs(@Nullable String encoded) {
        var pairs = new ArrayList<Map.Entry<String, String>>();
        if (encoded != null && !encoded.isEmpty()) {
            for (String pair : encoded.split("&")) {
                var parts = pair.split("=", 2);
                pairs.add(Map.entry(decode(parts[0]), parts.length > 1 ? decode(parts[1]) : ""));
            }
        }
        return pairs;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
