package dev.attest.collector.notifications.sending;

import dev.attest.collector.notifications.channel.NotifyConfig;
import dev.attest.collector.notifications.channel.Target.Address;
import dev.attest.collector.platform.Text;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Posts to an address that somebody configured, and nowhere else: the name is looked up once, what
/// it points to is checked, and that very address is connected to. Redirects are not followed, and
/// of an answer only the head is read.
@ApplicationScoped
class WebPost {

    private static final int LONGEST_HEAD = 8 << 10;

    /// What says that the message itself is wrong; anything else may pass.
    private static final Set<Integer> HOPELESS = Set.of(400, 405, 410, 413, 415, 422);

    private final HttpClient client;
    private final Names names;
    private final boolean allowPrivate;
    private final long patience;

    @Inject
    WebPost(Vertx vertx, Names names, NotifyConfig config) {
        this.names = names;
        allowPrivate = config.allowPrivate();
        patience = config.totalTimeout().toMillis();
        client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setConnectTimeout((int) config.connectTimeout().toMillis())
                                .setSslHandshakeTimeout(config.connectTimeout().toMillis())
                                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                                .setIdleTimeout((int) config.readTimeout().toMillis())
                                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                                .setMaxInitialLineLength(LONGEST_HEAD)
                                .setMaxHeaderSize(LONGEST_HEAD)
                                .setKeepAlive(false));
    }

    Sent post(Address to, Map<String, String> headers, byte[] body) {
        URI uri = to.uri();
        InetAddress address;
        try {
            List<InetAddress> all = names.addresses(uri.getHost());
            if (!allowPrivate && !all.stream().allMatch(PublicAddresses::holds)) {
                return new Sent.Refused(to + " points to an address that is not public", false);
            }
            address = all.getFirst();
        } catch (UnknownHostException _) {
            return new Sent.Refused(to + " is not known", true);
        }
        return exchange(to, options(uri, address, headers), body);
    }

    private static RequestOptions options(
            URI uri, InetAddress address, Map<String, String> headers) {
        boolean tls = uri.getScheme().equals("https");
        int port = uri.getPort() > 0 ? uri.getPort() : tls ? 443 : 80;
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        RequestOptions options =
                new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setServer(
                                SocketAddress.inetSocketAddress(
                                        new InetSocketAddress(address, port)))
                        .setHost(uri.getHost())
                        .setPort(port)
                        .setSsl(tls)
                        .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
        headers.forEach(options::putHeader);
        return options.putHeader("Content-Type", "application/json")
                .putHeader("User-Agent", "attest");
    }

    private Sent exchange(Address to, RequestOptions options, byte[] body) {
        var asked = new AtomicReference<@Nullable HttpClientRequest>();
        var answer =
                client.request(options)
                        .onSuccess(asked::set)
                        .compose(request -> request.send(Buffer.buffer(body)))
                        .map(response -> judged(to, response))
                        .toCompletionStage()
                        .toCompletableFuture();
        try {
            return answer.get(patience, TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            end(asked.get());
            return new Sent.Refused(to + " does not answer", true);
        } catch (ExecutionException e) {
            String kind = Objects.requireNonNullElse(e.getCause(), e).getClass().getSimpleName();
            return new Sent.Refused(to + " cannot be reached: " + kind, true);
        } catch (InterruptedException _) {
            end(asked.get());
            Thread.currentThread().interrupt();
            return new Sent.Refused("the collector stopped", true);
        }
    }

    /// Whoever answers byte by byte holds no connection.
    private static void end(@Nullable HttpClientRequest request) {
        if (request != null) {
            request.connection().close();
        }
    }

    private static Sent judged(Address to, HttpClientResponse response) {
        int status = response.statusCode();
        @Nullable String location = response.getHeader("Location");
        // The body is nobody's business, however long it is; nor that it ends early.
        response.exceptionHandler(_ -> {});
        end(response.request());
        if (status >= 200 && status < 300) {
            return new Sent.Taken(null);
        }
        if (status >= 300 && status < 400) {
            return new Sent.Refused(
                    "%s redirects to %s, which is not followed".formatted(to, host(location)),
                    false);
        }
        return new Sent.Refused(to + " answers " + status, !HOPELESS.contains(status));
    }

    /// Path and query may hold what was sent there.
    private static String host(@Nullable String location) {
        try {
            URI uri = new URI(location == null ? "" : location);
            String host = uri.getHost();
            return host == null ? "another place" : Text.shown(uri.getScheme() + "://" + host);
        } catch (URISyntaxException _) {
            return "another place";
        }
    }
}
