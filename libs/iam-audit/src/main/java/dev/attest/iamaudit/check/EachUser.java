package dev.attest.iamaudit.check;

import dev.attest.iamaudit.report.ReportEntry;
import java.util.function.Consumer;

/// Walks over the lines of the credential report. Who stands in a broken line is not evaluated.
final class EachUser {

    private EachUser() {}

    static void of(
            AuditSources sources,
            boolean withRoot,
            Judgements judgements,
            Consumer<ReportEntry.Row> judge) {
        for (ReportEntry entry : sources.report().entries()) {
            switch (entry) {
                case ReportEntry.Row row -> {
                    if (withRoot || !row.root()) {
                        judge(row, judgements, judge);
                    }
                }
                case ReportEntry.Unread unread -> {
                    String user = unread.user().orElse("line " + unread.line());
                    if (withRoot || !user.equals(ReportEntry.ROOT)) {
                        judgements.unknown(
                                user,
                                "line %d of the credential report: %s"
                                        .formatted(unread.line(), unread.reason()));
                    }
                }
            }
        }
    }

    /// What is missing for one user need not be missing for the next.
    private static void judge(
            ReportEntry.Row row, Judgements judgements, Consumer<ReportEntry.Row> judge) {
        try {
            judge.accept(row);
        } catch (UndecidedException e) {
            judgements.unknown(row.resource(), String.valueOf(e.getMessage()));
        }
    }
}
