package dev.attest.collector.accounts;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.collector.aws.Partition;
import java.util.Arrays;
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
        String partition = text(entry, "partition");
        return new ListedAccount(
                id(text(entry, "id")),
                text(entry, "name"),
                matching("role", ROLE, text(entry, "role")),
                text(entry, "external_id"),
                partition == null ? null : partition(partition),
                FileAccounts.texts(entry.path("regions")).stream()
                        .map(region -> Objects.requireNonNull(matching("region", REGION, region)))
                        .toList(),
                text(entry, "closed"));
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
