package dev.attest.collector.accounts;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.collector.aws.Partition;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One entry of an accounts file, checked. Messages name the bad value.
final class AccountEntry {

    private static final Pattern ID = Pattern.compile("\\d{12}");
    private static final Pattern ROLE = Pattern.compile("[\\w+=,.@/-]{1,512}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");

    private AccountEntry() {}

    static ListedAccount of(JsonNode entry) {
        List<String> regions =
                FileAccounts.texts(entry.path("regions")).stream()
                        .map(region -> Objects.requireNonNull(matching("region", REGION, region)))
                        .toList();
        return new ListedAccount(
                id(text(entry, "id")),
                text(entry, "name"),
                matching("role", ROLE, text(entry, "role")),
                text(entry, "external_id"),
                partition(text(entry, "partition"), regions),
                regions,
                text(entry, "closed"),
                null,
                null);
    }

    /// The one that the entry says, or else the one of its regions; null when it has neither.
    private static @Nullable Partition partition(@Nullable String said, List<String> regions) {
        List<Partition> implied = regions.stream().map(Partition::ofRegion).distinct().toList();
        if (implied.size() > 1) {
            throw new IllegalArgumentException(
                    "regions are %s, of the partitions %s; an account is in one"
                            .formatted(
                                    String.join(", ", regions),
                                    implied.stream().map(Partition::id).collect(joining(", "))));
        }
        Partition ofRegions = implied.isEmpty() ? null : implied.getFirst();
        Partition partition = said == null ? ofRegions : partition(said);
        if (ofRegions != null && partition != ofRegions) {
            throw new IllegalArgumentException(
                    "partition is '%s', and the regions %s are of %s"
                            .formatted(said, String.join(", ", regions), ofRegions.id()));
        }
        return partition;
    }

    static String id(@Nullable String id) {
        if (id == null || !ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "id is '" + id + "', must be 12 digits (in YAML with quotes around them)");
        }
        return id;
    }

    private static Partition partition(String id) {
        return Partition.of(id)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "partition is '%s', must be one of %s"
                                        .formatted(id, partitions())));
    }

    private static String partitions() {
        return Arrays.stream(Partition.values()).map(Partition::id).collect(joining(", "));
    }

    private static @Nullable String matching(String field, Pattern form, @Nullable String value) {
        if (value != null && !form.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "%s is '%s', which is not a valid %s name".formatted(field, value, field));
        }
        return value;
    }

    private static @Nullable String text(JsonNode entry, String field) {
        JsonNode value = entry.path(field);
        String text = value.isMissingNode() || value.isNull() ? "" : value.asText().strip();
        return text.isEmpty() ? null : text;
    }
}
