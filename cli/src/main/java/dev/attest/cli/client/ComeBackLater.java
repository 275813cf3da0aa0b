package dev.attest.cli.client;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Asks again when a service is busy (429, or 503 with a time to wait), after the time it names. A
/// service that stays busy has the last word.
///
/// @param unit the pause when a service names none; grows with each attempt
record ComeBackLater(Duration unit) {
    private static final int TRIES = 30;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /// One exchange; it can be repeated.
    @FunctionalInterface
    interface Exchange<T> {
        HttpResponse<T> once() throws IOException, InterruptedException;
    }

    <T> HttpResponse<T> unlessBusy(Exchange<T> exchange) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            HttpResponse<T> response = exchange.once();
            if (attempt == TRIES || !busy(response)) {
                return response;
            }
            sleep(named(response).orElse(unit.multipliedBy(attempt)));
        }
    }

    void pause(int attempt) {
        sleep(unit.multipliedBy(attempt));
    }

    private static boolean busy(HttpResponse<?> response) {
        return response.statusCode() == 429
                || (response.statusCode() == 503 && named(response).isPresent());
    }

    private static Optional<Duration> named(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("[0-9]{1,5}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    private static void sleep(Duration pause) {
        LockSupport.parkNanos(pause.compareTo(LONGEST) < 0 ? pause.toNanos() : LONGEST.toNanos());
    }
}
