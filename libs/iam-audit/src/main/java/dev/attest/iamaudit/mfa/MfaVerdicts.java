package dev.attest.iamaudit.mfa;

import dev.attest.iamaudit.report.CredentialReport;
import dev.attest.iamaudit.report.ReportEntry;
import java.util.ArrayList;
import java.util.List;

/// Judges every IAM user of a credential report. Root is none.
public final class MfaVerdicts {

    private MfaVerdicts() {}

    /// @return in the order of the report. A line that names no user is left out: it is the
    ///   report's to tell
    public static List<UserVerdict> of(CredentialReport report) {
        List<UserVerdict> verdicts = new ArrayList<>();
        for (ReportEntry entry : report.entries()) {
            switch (entry) {
                case ReportEntry.Row row when row.root() -> {}
                case ReportEntry.Row row -> verdicts.add(known(row));
                case ReportEntry.Unread unread ->
                        unread.user()
                                .filter(user -> !user.equals(ReportEntry.ROOT))
                                .ifPresent(user -> verdicts.add(unknown(user, unread)));
            }
        }
        return verdicts;
    }

    private static UserVerdict known(ReportEntry.Row row) {
        return new UserVerdict.Known(
                row.user(),
                row.truth("password_enabled").orElseThrow(),
                row.truth("mfa_active").orElseThrow());
    }

    private static UserVerdict unknown(String user, ReportEntry.Unread unread) {
        return new UserVerdict.Unknown(user, "line " + unread.line() + ": " + unread.reason());
    }
}
