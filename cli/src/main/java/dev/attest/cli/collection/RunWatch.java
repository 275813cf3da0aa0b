package dev.attest.cli.collection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.Api;
import dev.attest.cli.client.Fields;
import dev.attest.cli.client.Service;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/// Looks at a run until it is done, and says how far it is.
final class RunWatch {
    private static final Duration EVERY = Duration.ofMillis(500);
    private static final long TELL_NANOS = 3_000_000_000L;

    private final Api api;
    private final PrintStream out;

    RunWatch(Api api, PrintStream out) {
        this.api = api;
        this.out = out;
    }

    JsonNode untilDone(JsonNode started) throws InterruptedException {
        JsonNode run = started;
        long told = System.nanoTime();
        while (run.path("done").asInt() < run.path("tasks").asInt()) {
            Thread.sleep(EVERY);
            run = api.get(Service.COLLECTOR, "/collections/" + Fields.text(run, "/id")).body();
            if (System.nanoTime() - told > TELL_NANOS) {
                told = System.nanoTime();
                out.printf(
                        Locale.ROOT,
                        "collecting: %d of %d parts, %,d events%n",
                        run.path("done").asInt(),
                        run.path("tasks").asInt(),
                        run.path("fetched").asLong());
            }
        }
        return run;
    }
}
