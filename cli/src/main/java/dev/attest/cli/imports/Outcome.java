package dev.attest.cli.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.client.Fields;
import dev.attest.cli.output.Column;
import dev.attest.cli.output.ExitCode;
import dev.attest.cli.output.Listing;
import dev.attest.cli.output.OutputFormat;
import dev.attest.cli.output.Visible;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Shows what an import did: what was set aside and why (standard error), then the totals by kind
/// of file.
record Outcome(List<FileResult> results) {
    Outcome {
        results = List.copyOf(results);
    }

    /// The totals of one kind of file.
    record Total(
            String kind,
            int files,
            long records,
            long stored,
            long duplicates,
            long alerts,
            long quarantined,
            int failed) {
        Total plus(FileResult result) {
            return new Total(
                    kind,
                    files + 1,
                    records + result.number("records"),
                    stored + result.number("stored"),
                    duplicates + result.number("duplicates"),
                    alerts + result.number("alerts"),
                    quarantined + result.number("quarantinedCount"),
                    failed + (result.failed() ? 1 : 0));
        }
    }

    int show(PrintStream out, PrintStream notes, OutputFormat format) {
        results.forEach(result -> explain(result, notes));
        EqualNotes.of(results).forEach(notes::println);
        sum("noise", "records are of roles that count as noise: they raise no alerts", notes);
        sum(
                "lakeOnly",
                "records went into the lake only: they say nothing about identities",
                notes);
        if (format == OutputFormat.JSON) {
            out.println(Listing.json(results.stream().map(Outcome::json).toList()));
        } else {
            new Listing<>(columns(), totals()).print(out, format);
        }
        boolean clean = results.stream().allMatch(FileResult::clean);
        return (clean ? ExitCode.FINE : ExitCode.PARTLY_DONE).number();
    }

    private void sum(String figure, String meaning, PrintStream notes) {
        long sum = results.stream().mapToLong(result -> result.number(figure)).sum();
        if (sum > 0) {
            notes.println("note: " + sum + " " + meaning);
        }
    }

    private static void explain(FileResult result, PrintStream notes) {
        if (result.failed()) {
            notes.println("refused: " + name(result) + ": " + result.error());
            return;
        }
        JsonNode report = result.report();
        for (JsonNode record : report.path("quarantined")) {
            notes.println(
                    "quarantine: "
                            + name(result)
                            + ", "
                            + Visible.text(
                                    Fields.text(record, "/position")
                                            + ": "
                                            + Fields.text(record, "/reason")
                                            + value(record)));
        }
        long more = result.number("quarantinedCount") - report.path("quarantined").size();
        if (more > 0) {
            notes.println("quarantine: " + name(result) + ": and " + more + " more");
        }
        if (result.incomplete()) {
            notes.println(
                    "incomplete: "
                            + name(result)
                            + ": not a complete snapshot, it proves no removal:");
            for (JsonNode gap : report.at("/snapshot/gaps")) {
                notes.println("  " + Visible.text(gap.asText()));
            }
        }
    }

    static String name(FileResult result) {
        return Visible.text(result.file().toString());
    }

    private static String value(JsonNode record) {
        String value = Fields.text(record, "/value");
        return value.isEmpty() ? "" : " (" + value + ")";
    }

    private static Object json(FileResult result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", result.file().toString());
        json.put("error", result.failed() ? result.error() : null);
        json.put("report", result.failed() ? null : result.report());
        return json;
    }

    private List<Total> totals() {
        Map<String, Total> totals = new LinkedHashMap<>();
        for (FileResult result : results) {
            String kind = result.failed() ? "refused" : result.kind();
            totals.merge(
                    kind,
                    new Total(kind, 0, 0, 0, 0, 0, 0, 0).plus(result),
                    (sum, one) -> sum.plus(result));
        }
        return List.copyOf(totals.values());
    }

    private static List<Column<Total>> columns() {
        return List.of(
                Column.flexible("KIND", Total::kind),
                Column.fixed("FILES", total -> String.valueOf(total.files())),
                Column.fixed("RECORDS", total -> String.valueOf(total.records())),
                Column.fixed("NEW", total -> String.valueOf(total.stored())),
                Column.fixed("KNOWN", total -> String.valueOf(total.duplicates())),
                Column.fixed("ALERTS", total -> String.valueOf(total.alerts())),
                Column.fixed("QUARANTINED", total -> String.valueOf(total.quarantined())),
                Column.fixed("REFUSED", total -> String.valueOf(total.failed())));
    }
}
