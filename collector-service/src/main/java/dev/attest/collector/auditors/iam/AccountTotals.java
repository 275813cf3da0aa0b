package dev.attest.collector.auditors.iam;

import dev.attest.collector.auditors.InventorySink;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.iam.IamClient;

/// What IAM counts for itself, against which listings are held.
final class AccountTotals {

    static final String PERMISSION = "iam:GetAccountSummary";

    private final Map<String, Integer> totals;

    private AccountTotals(Map<String, Integer> totals) {
        this.totals = totals;
    }

    static AccountTotals of(IamClient iam, InventorySink sink) {
        return new AccountTotals(
                sink.attempt(
                                "GetAccountSummary",
                                Set.of(),
                                () -> iam.getAccountSummary().summaryMapAsStrings())
                        .orElse(Map.of()));
    }

    /// @param total as GetAccountSummary names it
    void hold(InventorySink sink, String total, long read) {
        Integer counted = totals.get(total);
        if (counted != null) {
            sink.control(total + " of GetAccountSummary", counted, read);
        } else {
            sink.uncounted(total, read, "GetAccountSummary does not tell it");
        }
    }
}
