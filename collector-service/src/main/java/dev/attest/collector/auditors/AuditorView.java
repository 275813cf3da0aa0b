package dev.attest.collector.auditors;

import java.util.List;

/// A kind of thing that is read from AWS.
///
/// @param source what `POST /collections` and the configuration call it
/// @param reach `ACCOUNT` or `REGION`: where it is read
/// @param permissions the actions it needs
public record AuditorView(
        String kind, String source, InventoryAuditor.Reach reach, List<String> permissions) {

    public AuditorView {
        permissions = List.copyOf(permissions);
    }

    static AuditorView of(InventoryAuditor auditor) {
        return new AuditorView(
                auditor.kind(),
                AuditCollector.PREFIX + auditor.kind(),
                auditor.reach(),
                auditor.permissions());
    }
}
