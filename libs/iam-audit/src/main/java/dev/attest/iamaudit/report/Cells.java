package dev.attest.iamaudit.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/// What may stand in the columns of a credential report.
///
/// Source: IAM User Guide, "Generate credential reports for your AWS account".
final class Cells {

    private static final Pattern USER = Pattern.compile("[A-Za-z0-9_+=,.@-]{1,64}");
    private static final Pattern ARN = Pattern.compile("arn:[^:]+:iam::[0-9]{12}:(root|user/.+)");
    private static final Pattern TRUTH_COLUMN =
            Pattern.compile("password_enabled|mfa_active|(access_key|cert)_[12]_active");
    private static final Pattern MOMENT_COLUMN =
            Pattern.compile(
                    "user_creation_time|password_(last_used|last_changed|next_rotation)"
                            + "|(access_key|cert)_[12]_(last_rotated|last_used_date)");

    private Cells() {}

    static boolean isUser(String name) {
        return name.equals(ReportEntry.ROOT) || USER.matcher(name).matches();
    }

    /// Why the text cannot stand in the column; empty when it can.
    static Optional<String> fault(String column, String text, boolean root) {
        if (column.equals("arn") && !ARN.matcher(text).matches()) {
            return Optional.of("arn is not the ARN of a user: '" + text + "'");
        }
        if (TRUTH_COLUMN.matcher(column).matches()) {
            return truth(text).isPresent() || (untold(text) && !mustBeTold(column, root))
                    ? Optional.empty()
                    : Optional.of(column + " is neither true nor false: '" + text + "'");
        }
        return MOMENT_COLUMN.matcher(column).matches() && !untold(text) && !isMoment(text)
                ? Optional.of(column + " is no date: '" + text + "'")
                : Optional.empty();
    }

    static Optional<Boolean> truth(String text) {
        return switch (text.strip()) {
            case "true", "TRUE" -> Optional.of(true);
            case "false", "FALSE" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    static Optional<Instant> moment(String text) {
        return untold(text) || !isMoment(text)
                ? Optional.empty()
                : Optional.of(OffsetDateTime.parse(text.strip()).toInstant());
    }

    /// Of keys AWS always says it; of passwords and MFA always of users, and not of root.
    private static boolean mustBeTold(String column, boolean root) {
        return switch (column) {
            case "access_key_1_active", "access_key_2_active" -> true;
            case "password_enabled", "mfa_active" -> !root;
            default -> false;
        };
    }

    private static boolean untold(String text) {
        return switch (text.strip()) {
            case "N/A", "no_information", "not_supported" -> true;
            default -> false;
        };
    }

    private static boolean isMoment(String text) {
        try {
            OffsetDateTime.parse(text.strip());
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
