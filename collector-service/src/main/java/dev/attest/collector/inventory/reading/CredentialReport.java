package dev.attest.collector.inventory.reading;

import dev.attest.collector.imports.CsvLine;
import dev.attest.collector.imports.CsvTable;
import dev.attest.events.inventory.InventorySource;
import dev.attest.events.inventory.PrincipalKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `iam get-credential-report`: one row for each user and one for root.
final class CredentialReport {

    static final String FIRST_COLUMNS = "user,arn,user_creation_time";
    private static final String ROOT = "<root_account>";
    private static final List<String> COLUMNS =
            List.of(
                    "user",
                    "arn",
                    "user_creation_time",
                    "password_enabled",
                    "password_last_used",
                    "mfa_active",
                    "access_key_1_active",
                    "access_key_1_last_rotated",
                    "access_key_1_last_used_date",
                    "access_key_2_active",
                    "access_key_2_last_rotated",
                    "access_key_2_last_used_date");

    private final String accountId;
    private final InventoryBounds bounds;
    private final Draft draft = new Draft();
    private final Set<String> seen = new HashSet<>();
    private long line = 1;

    CredentialReport(String accountId, InventoryBounds bounds) {
        this.accountId = accountId;
        this.bounds = bounds;
        draft.kinds("users");
    }

    Reading read(BufferedReader text) {
        try {
            CsvTable csv = CsvTable.open(text);
            Optional<CsvLine.Fault> unusable = csv.without(COLUMNS);
            if (unusable.isPresent()) {
                refuse(unusable.get());
            } else {
                readRows(csv);
            }
        } catch (IOException e) {
            draft.refuse(
                    "after line " + line,
                    "the file cannot be read on",
                    String.valueOf(e.getMessage()));
        }
        if (draft.principals.stream().noneMatch(p -> p.kind() == PrincipalKind.ROOT)) {
            draft.gap("it has no row of " + ROOT + ", with which every report begins");
        }
        return draft.finish(InventorySource.IAM_CREDENTIAL_REPORT, accountId);
    }

    private void readRows(CsvTable csv) throws IOException {
        for (CsvLine next = csv.next(); next != null; next = csv.next()) {
            line = next.number();
            draft.declare("users");
            if (draft.declared("users") > bounds.principals()) {
                draft.stop("line " + line, bounds.ofPrincipals());
                return;
            }
            switch (next) {
                case CsvLine.Row row -> take(row, "line " + line);
                case CsvLine.Fault fault -> refuse(fault);
            }
        }
    }

    private void refuse(CsvLine.Fault fault) {
        draft.refuse("line " + fault.number(), fault.reason(), fault.text());
    }

    private void take(CsvLine.Row row, String position) {
        String arn = row.field("arn");
        try {
            Json.bounded("arn", arn);
            Json.bounded("user", row.field("user"));
            String owner = Arns.account(arn);
            if (!owner.equals(accountId)) {
                draft.refuse(
                        position, "it belongs to account " + owner + ", not to " + accountId, arn);
                return;
            }
            if (!seen.add(arn)) {
                draft.refuse(position, "it stands in the file twice", arn);
                return;
            }
            draft.principals.add(principal(row, arn));
            draft.take("users");
        } catch (DateTimeException e) {
            draft.refuse(position, "a date cannot be read", String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            draft.refuse(position, String.valueOf(e.getMessage()), arn);
        }
    }

    private static PrincipalReading principal(CsvLine.Row row, String arn) {
        boolean root = row.field("user").equals(ROOT);
        List<KeyReading> keys = new ArrayList<>();
        key(row, 1, keys);
        key(row, 2, keys);
        Facet facet =
                Facet.ofCredentials(
                        time(row, "user_creation_time"),
                        password(row, root),
                        time(row, said(row, "password_last_used")),
                        truth(row, "mfa_active"),
                        keys);
        return new PrincipalReading(
                arn,
                root ? PrincipalKind.ROOT : PrincipalKind.IAM_USER,
                root ? "root" : row.field("user"),
                facet);
    }

    /// A key that was never made is not active, and its rotation date is `N/A`. Nothing else says
    /// that there is none.
    private static void key(CsvLine.Row row, int slot, List<KeyReading> keys) {
        String prefix = "access_key_" + slot + "_";
        boolean active = told(row, prefix + "active");
        String rotated = row.field(said(row, prefix + "last_rotated")).strip();
        Instant created = rotated.equals("N/A") ? null : AwsTime.of(rotated);
        Instant lastUsed = time(row, said(row, prefix + "last_used_date"));
        if (active || created != null) {
            keys.add(new KeyReading(slot, null, active, created, lastUsed, true));
        }
    }

    /// The name of a column in which something stands: AWS leaves no cell of a password or key
    /// empty, so that an empty one is a loss and never means that there is none.
    private static String said(CsvLine.Row row, String column) {
        if (row.field(column).isBlank()) {
            throw new IllegalArgumentException(column + " is empty");
        }
        return column;
    }

    /// Of root AWS does not say it.
    private static @Nullable Boolean password(CsvLine.Row row, boolean root) {
        String column = said(row, "password_enabled");
        return root ? truth(row, column) : Boolean.valueOf(told(row, column));
    }

    private static boolean told(CsvLine.Row row, String column) {
        Boolean truth = truth(row, said(row, column));
        if (truth == null) {
            throw new IllegalArgumentException(
                    column + " is neither true nor false: " + row.field(column));
        }
        return truth;
    }

    private static @Nullable Instant time(CsvLine.Row row, String column) {
        String value = row.field(column).strip();
        return switch (value) {
            case "", "N/A", "no_information", "not_supported" -> null;
            default -> AwsTime.of(value);
        };
    }

    private static @Nullable Boolean truth(CsvLine.Row row, String column) {
        String value = row.field(column).strip();
        return switch (value) {
            case "true", "TRUE" -> Boolean.TRUE;
            case "false", "FALSE" -> Boolean.FALSE;
            case "", "N/A", "no_information", "not_supported" -> null;
            default ->
                    throw new IllegalArgumentException(
                            column + " is neither true nor false: " + value);
        };
    }
}
