package dev.attest.iamaudit.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.iamaudit.inventory.Inventory;
import dev.attest.iamaudit.report.BrokenSourceException;
import dev.attest.iamaudit.report.CredentialReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The account that a test in a check's file tells of.
final class CheckFixture {

    static final Instant AT = Instant.parse("2026-01-02T00:00:00Z");

    private static final String ACCOUNT = "arn:aws:iam::111122223333:";
    private static final List<String> COLUMNS =
            List.of(
                    "user",
                    "arn",
                    "user_creation_time",
                    "password_enabled",
                    "password_last_used",
                    "password_last_changed",
                    "mfa_active",
                    "access_key_1_active",
                    "access_key_1_last_rotated",
                    "access_key_1_last_used_date",
                    "access_key_2_active",
                    "access_key_2_last_rotated",
                    "access_key_2_last_used_date");

    private CheckFixture() {}

    static AuditSources sources(JsonNode test) throws BrokenSourceException {
        Optional<CredentialReport> report =
                test.has("report")
                        ? Optional.of(report(test.get("report"), columns(test)))
                        : Optional.empty();
        Optional<Inventory> inventory =
                test.has("details") ? Optional.of(details(test.get("details"))) : Optional.empty();
        Map<Source, List<JsonNode>> outputs = new EnumMap<>(Source.class);
        for (JsonNode output : test.path("outputs")) {
            outputs.computeIfAbsent(Source.of(output).orElseThrow(), none -> new ArrayList<>())
                    .add(output);
        }
        return new AuditSources(AT, report, inventory, outputs);
    }

    /// All columns but those that the test is `without`.
    private static List<String> columns(JsonNode test) {
        List<String> columns = new ArrayList<>(COLUMNS);
        test.path("without").forEach(column -> columns.remove(column.textValue()));
        return columns;
    }

    private static CredentialReport report(JsonNode rows, List<String> columns)
            throws BrokenSourceException {
        StringBuilder csv = new StringBuilder(String.join(",", columns));
        for (JsonNode row : rows) {
            csv.append('\n')
                    .append(
                            columns.stream()
                                    .map(column -> cell(row, column))
                                    .collect(Collectors.joining(",")));
        }
        return CredentialReport.read(csv.toString().getBytes(UTF_8));
    }

    private static String cell(JsonNode row, String column) {
        String user = row.required("user").textValue();
        String otherwise =
                switch (column) {
                    case "arn" ->
                            ACCOUNT + (user.equals("<root_account>") ? "root" : "user/" + user);
                    case "user_creation_time" -> "2024-01-01T00:00:00+00:00";
                    case String name when name.endsWith("_active") -> "false";
                    case "password_enabled" -> "false";
                    default -> "N/A";
                };
        return row.path(column).asText(otherwise);
    }

    private static Inventory details(JsonNode given) {
        ObjectNode output = given.deepCopy();
        for (String list :
                List.of("UserDetailList", "GroupDetailList", "RoleDetailList", "Policies")) {
            output.withArray("/" + list);
        }
        Inventory inventory = Inventory.read(output);
        if (!inventory.whole()) {
            throw new IllegalArgumentException(inventory.problems().toString());
        }
        return inventory;
    }
}
