package dev.attest.collector.collection.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

class HeldRequestsTest {

    private static final byte[] ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int PATIENCE_MILLIS = 10_000;

    private final SdkHttpClient http = new HeldRequests(UrlConnectionHttpClient.create());
    private final ServerSocket server;

    HeldRequestsTest() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        server.setSoTimeout(PATIENCE_MILLIS);
    }

    @AfterEach
    void stop() throws IOException {
        http.close();
        server.close();
    }

    @Test
    void shouldHoldARequestWhoseConnectionStandsAndOfWhichNothingIsWritten() {
        // Given
        var written = new AtomicInteger(-1);

        // When
        int status =
                HeldRequests.call(
                        () -> {
                            Socket connected = accepted();
                            written.set(available(connected));
                            answer(connected);
                        },
                        this::posted);

        // Then
        assertThat(status).isEqualTo(200);
        assertThat(written).hasValue(0);
    }

    @Test
    void shouldSendNothingWhenItIsInterrupted() throws IOException {
        // When
        assertThatThrownBy(() ->
                        HeldRequests.call(
                                () -> {
                                    throw new InterruptedException();
                                },
                                this::posted))
                .isInstanceOf(AbortedException.class);

        // Then
        assertThat(Thread.interrupted()).isTrue();
        assertThat(available(accepted())).isZero();
    }

    private int posted() {
        SdkHttpRequest request =
                SdkHttpRequest.builder()
                        .method(SdkHttpMethod.POST)
                        .uri(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/"))
                        .build();
        try {
            return http.prepareRequest(
                            HttpExecuteRequest.builder()
                                    .request(request)
                                    .contentStreamProvider(
                                            ContentStreamProvider.fromUtf8String("{}"))
                                    .build())
                    .call()
                    .httpResponse()
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Socket accepted() {
        try {
            return server.accept();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int available(Socket connected) {
        try {
            return connected.getInputStream().available();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(Socket connected) {
        try {
            connected.getOutputStream().write(ANSWER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
