package dev.attest.collector.notifications.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.collector.notifications.channel.ChannelFixture;
import dev.attest.collector.notifications.channel.Secret;
import dev.attest.collector.notifications.channel.Target;
import dev.attest.collector.notifications.message.Notice;
import dev.attest.collector.notifications.message.NoticeFixture;
import dev.attest.collector.notifications.sending.Loopback.Got;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Messages over HTTP, to servers that do not wish well.
class WebPostTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final Notice NOTICE = NoticeFixture.rootLogin();

    private final Loopback server = new Loopback();
    private final List<String> lookedUp = new ArrayList<>();

    @AfterEach
    void close() {
        server.close();
    }

    @AfterAll
    static void stop() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void shouldSignWhatAWebhookGets() throws GeneralSecurityException {
        // When
        Sent sent = posts(true).webhook(ChannelFixture.webhook(server.url("/in")), NOTICE);

        // Then
        Got got = server.got("/in").getFirst();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(ChannelFixture.SECRET.getBytes(StandardCharsets.UTF_8), "x"));
        String signed = NOW.getEpochSecond() + "." + got.body();
        byte[] expected = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
        assertThat(sent).isEqualTo(new Sent.Taken(null));
        assertThat(got.header("Attest-Signature"))
                .isEqualTo(
                        "t=" + NOW.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(expected));
        assertThat(got.header("Attest-Notification")).isEqualTo(NOTICE.id().toString());
        assertThat(got.header("Content-Type")).isEqualTo("application/json");
        assertThat(got.body()).contains("\"ruleId\":\"root-console-login\"");
    }

    @Test
    void shouldConnectToTheVeryAddressThatItLookedUp() {
        // When
        Sent sent =
                posts(true)
                        .webhook(
                                ChannelFixture.webhook(
                                        "http://hook.example:" + server.port() + "/in?k=v"),
                                NOTICE);

        // Then
        assertThat(sent).isEqualTo(new Sent.Taken(null));
        assertThat(lookedUp).containsExactly("hook.example");
        assertThat(server.got("/in").getFirst().header("Host"))
                .isEqualTo("hook.example:" + server.port());
    }

    @Test
    void shouldRefuseANameThatPointsInside() {
        // When
        Sent sent =
                posts(false)
                        .webhook(
                                ChannelFixture.webhook(
                                        "http://hook.example:" + server.port() + "/in"),
                                NOTICE);

        // Then
        assertThat(sent)
                .isEqualTo(
                        new Sent.Refused(
                                "http://hook.example:"
                                        + server.port()
                                        + " points to an address that is not public",
                                false));
        assertThat(server.got("/in")).isEmpty();
    }

    @Test
    void shouldFollowNoRedirectAndTellNothingOfWhatItHolds() {
        // When
        Sent sent = posts(true).webhook(ChannelFixture.webhook(server.url("/redirect")), NOTICE);

        // Then
        assertThat(sent)
                .isEqualTo(
                        new Sent.Refused(
                                "http://127.0.0.1:"
                                        + server.port()
                                        + " redirects to http://127.0.0.1, which is not followed",
                                false));
        assertThat(server.got("/inside/token")).isEmpty();
    }

    @Test
    void shouldTellAnAnswerThatMayPassFromOneThatWillNot() {
        // Given
        server.answer("/in", 500, 429, 404, 400);
        SendPosts posts = posts(true);

        // When
        List<Sent> sent = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            sent.add(posts.webhook(ChannelFixture.webhook(server.url("/in")), NOTICE));
        }

        // Then
        assertThat(sent.subList(0, 4))
                .extracting(s -> s instanceof Sent.Refused refused && refused.passing())
                .containsExactly(true, true, true, false);
        assertThat(sent.getLast()).isEqualTo(new Sent.Taken(null));
    }

    @Test
    void shouldWaitForNobodyForEver() {
        // When
        Sent sent =
                posts(true)
                        .slack(
                                new Target.Slack(ChannelFixture.address(server.url("/hang"))),
                                NOTICE);

        // Then
        assertThat(sent).isInstanceOf(Sent.Refused.class);
        assertThat(((Sent.Refused) sent).passing()).isTrue();
    }

    @Test
    void shouldReadNoHeadThatHasNoEnd() throws IOException {
        // Given
        SendPosts posts = posts(true);
        try (ServerSocket dripping = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
            var dripped = thread.submit(() -> drip(dripping));

            // When
            Sent sent =
                    posts.webhook(
                            ChannelFixture.webhook(
                                    "http://127.0.0.1:" + dripping.getLocalPort() + "/"),
                            NOTICE);

            // Then
            assertThat(sent).isInstanceOf(Sent.Refused.class);
            assertThat(dripped).succeedsWithin(Duration.ofSeconds(30));
        }
    }

    /// @return how many bytes went out before the connection was closed
    private static int drip(ServerSocket server) throws IOException {
        int bytes = 0;
        try (Socket socket = server.accept();
                OutputStream out = socket.getOutputStream()) {
            out.write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write("x".repeat(1_000).getBytes(StandardCharsets.US_ASCII));
                out.flush();
                bytes += 1_000;
            }
        } catch (IOException _) {
            return bytes;
        }
    }

    @Test
    void shouldShowItsSecretToNobody() {
        // When, Then
        assertThat(new Secret("hush").toString()).doesNotContain("hush");
    }

    /// Every name is this machine.
    private List<InetAddress> lookUp(String host) {
        lookedUp.add(host);
        return List.of(InetAddress.getLoopbackAddress());
    }

    private SendPosts posts(boolean allowPrivate) {
        var config =
                ChannelFixture.config(
                        Map.of(
                                "allow-private", String.valueOf(allowPrivate),
                                "read-timeout", "300ms",
                                "total-timeout", "600ms"));
        return new SendPosts(
                new WebPost(VERTX, this::lookUp, config), Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
