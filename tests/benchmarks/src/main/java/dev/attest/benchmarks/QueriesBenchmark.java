package dev.attest.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.lake.LakeFile;
import dev.attest.lake.LakeFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How long the queries that ship take over the API, beside DuckDB run bare on the same files.
final class QueriesBenchmark {

    static final Map<String, String> DEFAULTS =
            Map.of(
                    "events", "10000000",
                    "days", "90",
                    "rounds", "5",
                    "last", "2026-03-31",
                    "home", "");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double MILLISECOND = 1e6;
    private static final double TIMES = 1.1;
    private static final double MORE = 20;

    private final Settings settings;
    private final PrintStream out;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    QueriesBenchmark(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /// Of one query, in milliseconds; medians.
    private record Times(String name, double ours, double bare, long rows) {

        boolean within() {
            return ours <= TIMES * bare + MORE;
        }
    }

    /// @return whether both found the same number of rows, each time
    boolean run() throws IOException, InterruptedException {
        Path home = ImportSettings.home(settings.text("home"));
        var stack = new EmbeddedStack(home);
        JsonNode queries = get(stack, "/api/v1/queries").path("items");
        var lake = new LakeFolder(home.resolve("lake"));
        LocalDate last = LocalDate.parse(settings.text("last"));
        int days = settings.number("days");
        try (BareQueries bare = new BareQueries()) {
            SyntheticLake.write(lake.table(), last, days, settings.number("events"));
            out.printf(
                    Locale.ROOT,
                    "queries, %,d events, medians of %d rounds, milliseconds%n%n  %-24s %8s %8s %7s  within 1.1x + 20 ms%n",
                    bare.count(lake.files()),
                    settings.number("rounds"),
                    "",
                    "API",
                    "DuckDB",
                    "rows");
            boolean same = true;
            int within = 0;
            for (JsonNode query : queries) {
                Times times = measure(stack, lake, bare, query, last.plusDays(1));
                same &= times.rows >= 0;
                within += times.within() ? 1 : 0;
                out.printf(
                        Locale.ROOT,
                        "  %-24s %8.1f %8.1f %7d  %s%n",
                        times.name,
                        times.ours,
                        times.bare,
                        times.rows,
                        times.within() ? "yes" : "no");
            }
            out.printf("%n  within: %d of %d%n", within, queries.size());
            return same && !queries.isEmpty();
        } catch (SQLException e) {
            throw new IOException("DuckDB does not answer", e);
        }
    }

    private Times measure(
            EmbeddedStack stack, LakeFolder lake, BareQueries bare, JsonNode query, LocalDate end)
            throws IOException, InterruptedException, SQLException {
        String name = query.path("name").asText();
        LocalDate from = end.minusDays(query.path("days").asInt());
        List<LakeFile> files = lake.files(from, end.minusDays(1));
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        long rows = 0;
        // the first round warms both up
        for (int round = 0; round <= settings.number("rounds"); round++) {
            long start = System.nanoTime();
            long found = ask(stack, name, from, end);
            long middle = System.nanoTime();
            rows = bare.run(query, files, from, end);
            long done = System.nanoTime();
            if (found != rows) {
                out.println("  " + name + ": the API found " + found + " rows, DuckDB " + rows);
                return new Times(name, 0, 0, -1);
            }
            if (round > 0) {
                ours.add((middle - start) / MILLISECOND);
                theirs.add((done - middle) / MILLISECOND);
            }
        }
        return new Times(name, ImportBenchmark.median(ours), ImportBenchmark.median(theirs), rows);
    }

    private long ask(EmbeddedStack stack, String name, LocalDate from, LocalDate to)
            throws IOException, InterruptedException {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("parameters").put("from", from.toString()).put("to", to.toString());
        HttpRequest request =
                request(stack, "/api/v1/queries/" + name + "/runs")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                        .build();
        return answer(request).path("rows").size();
    }

    private JsonNode get(EmbeddedStack stack, String path)
            throws IOException, InterruptedException {
        return answer(request(stack, path).GET().build());
    }

    private static HttpRequest.Builder request(EmbeddedStack stack, String path) {
        URI address = stack.reporting().resolve(path);
        return HttpRequest.newBuilder(address)
                .timeout(Duration.ofMinutes(2))
                .header("Authorization", "Bearer " + stack.token());
    }

    private JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response;
        try {
            response = http.send(request, BodyHandlers.ofByteArray());
        } catch (java.net.ConnectException e) {
            throw new CollectorAwayException(
                    "nobody answers at " + request.uri() + "; is `attest up` running?");
        }
        JsonNode body = JSON.readTree(response.body());
        if (response.statusCode() != 200) {
            throw new CollectorAwayException(
                    request.uri() + ": " + response.statusCode() + " " + body);
        }
        return body;
    }
}
