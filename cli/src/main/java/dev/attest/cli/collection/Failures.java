package dev.attest.cli.collection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.cli.client.Fields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What stood in the way of collecting, as tables tell it: what is the same throughout an account
/// once.
final class Failures {
    private static final String NO_CREDENTIALS = "AwsCredentialsProviderChain";

    private Failures() {}

    /// One failure of an account, wherever it came up.
    private record Same(String account, String error) {}

    /// The SDK lists every place where it looked for credentials and why there were none: a page of
    /// text for one thing.
    static String words(String error) {
        return error.contains(NO_CREDENTIALS) ? "no AWS credentials found" : error;
    }

    /// A line for all equal failures of an account, with how many regions and sources they are of.
    static List<JsonNode> summed(List<JsonNode> failures) {
        Map<Same, List<JsonNode>> equal = new LinkedHashMap<>();
        for (JsonNode failure : failures) {
            Same same = new Same(account(failure), words(Fields.text(failure, "/error")));
            equal.computeIfAbsent(same, none -> new ArrayList<>()).add(failure);
        }
        List<JsonNode> summed = new ArrayList<>();
        equal.forEach((same, all) -> {
            ObjectNode line = all.getFirst().deepCopy();
            line.put("region", one(all, "/region", "regions"));
            line.put("source", one(all, "/source", "sources"));
            summed.add(line.put("error", same.error()));
        });
        return summed;
    }

    /// Checkpoints, of which only the first of an account tells an error that others have too.
    static List<JsonNode> toldOnce(List<JsonNode> checkpoints) {
        Set<Same> told = new HashSet<>();
        List<JsonNode> lines = new ArrayList<>();
        for (JsonNode checkpoint : checkpoints) {
            String error = words(Fields.text(checkpoint, "/lastError"));
            boolean first = error.isEmpty() || told.add(new Same(account(checkpoint), error));
            ObjectNode line = checkpoint.deepCopy();
            lines.add(line.put("lastError", first ? error : "as above"));
        }
        return lines;
    }

    private static String account(JsonNode node) {
        return Fields.text(node, "/accountId");
    }

    private static String one(List<JsonNode> failures, String pointer, String several) {
        List<String> different = failures.stream().map(Fields.at(pointer)).distinct().toList();
        return different.size() == 1 ? different.getFirst() : different.size() + " " + several;
    }
}
