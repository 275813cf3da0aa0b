package dev.attest.cli.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.cli.output.Visible;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the collector remarks about files, each remark once: files that differ only in the number
/// that it begins with are told together, with the sum.
final class EqualNotes {
    private static final Pattern COUNTED = Pattern.compile("([0-9]{1,12}) (.+)", Pattern.DOTALL);

    private final String first;
    private int files;
    private long sum;

    private EqualNotes(String first) {
        this.first = first;
    }

    /// @param counted whether a number stands before the text
    private record Remark(boolean counted, String text) {}

    static List<String> of(List<FileResult> results) {
        Map<Remark, EqualNotes> equal = new LinkedHashMap<>();
        for (FileResult result : results) {
            for (JsonNode warning : result.report().path("warnings")) {
                Matcher counted = COUNTED.matcher(warning.asText());
                boolean number = counted.matches();
                var remark = new Remark(number, number ? counted.group(2) : warning.asText());
                equal.computeIfAbsent(remark, none -> new EqualNotes(Outcome.name(result)))
                        .add(number ? Long.parseLong(counted.group(1)) : 0);
            }
        }
        List<String> lines = new ArrayList<>();
        equal.forEach((remark, notes) -> lines.add(notes.line(remark)));
        return lines;
    }

    private void add(long number) {
        files++;
        sum += number;
    }

    private String line(Remark remark) {
        String text = remark.counted() ? sum + " " + remark.text() : remark.text();
        String others = files == 1 ? "" : " and " + (files - 1) + " more";
        return "note: " + first + others + ": " + Visible.text(text);
    }
}
