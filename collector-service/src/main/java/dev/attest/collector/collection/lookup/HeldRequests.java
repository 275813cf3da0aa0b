package dev.attest.collector.collection.lookup;

import java.io.InputStream;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/// Holds requests back at the last moment: they are signed and their connection stands, and nothing
/// is written yet. What takes its time on the way to AWS, such as the handshakes of a new
/// connection, so comes before the call is counted.
final class HeldRequests implements SdkHttpClient {

    /// Says when a request may go out.
    @FunctionalInterface
    interface Leave {
        void await() throws InterruptedException;
    }

    private static final ScopedValue<Leave> LEAVE = ScopedValue.newInstance();

    private final SdkHttpClient http;

    /// @param http opens the body of a request when its connection stands, as those do that write
    ///   to a stream
    HeldRequests(SdkHttpClient http) {
        this.http = http;
    }

    /// Makes a call whose request goes out when it may.
    static <T> T call(Leave leave, Supplier<T> call) {
        return ScopedValue.where(LEAVE, leave).call(call::get);
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ContentStreamProvider body = request.contentStreamProvider().orElseThrow();
        return http.prepareRequest(
                HttpExecuteRequest.builder()
                        .request(request.httpRequest())
                        .metricCollector(request.metricCollector().orElse(null))
                        .contentStreamProvider(() -> held(body))
                        .build());
    }

    private static InputStream held(ContentStreamProvider body) {
        InputStream opened = body.newStream();
        try {
            LEAVE.get().await();
            return opened;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("interrupted before the request went out", e);
        }
    }

    @Override
    public String clientName() {
        return http.clientName();
    }

    @Override
    public void close() {
        http.close();
    }
}
