package dev.attest.collector.notifications.sending;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A server on this machine that takes messages the way a test says: `/redirect` leads inside,
/// `/hang` answers when the server is closed, and every other path answers what it was told to, and
/// 200 when it was told nothing.
public final class Loopback implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<Integer>> answers = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /// A request that came.
    public record Got(String path, Map<String, List<String>> headers, String body) {
        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(e -> e.getKey().equalsIgnoreCase(name))
                    .findFirst()
                    .map(e -> e.getValue().getFirst())
                    .orElse("");
        }
    }

    public Loopback() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes());
        got.add(new Got(path, Map.copyOf(exchange.getRequestHeaders()), body));
        if (path.equals("/hang")) {
            hang();
        }
        int status = path.equals("/redirect") ? 307 : next(path);
        if (status == 307) {
            exchange.getResponseHeaders().add("Location", url("/inside/token?sig=hush"));
        }
        byte[] answer = "ok".repeat(100_000).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private void hang() {
        try {
            closed.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private int next(String path) {
        return Objects.requireNonNullElse(
                answers.getOrDefault(path, new ConcurrentLinkedQueue<>()).poll(), 200);
    }

    /// What the next requests to a path are answered.
    public void answer(String path, Integer... statuses) {
        answers.computeIfAbsent(path, _ -> new ConcurrentLinkedQueue<>()).addAll(List.of(statuses));
    }

    public List<Got> got(String path) {
        return got.stream().filter(g -> g.path().equals(path)).toList();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
