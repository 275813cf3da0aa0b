package dev.attest.collector.auditors;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every auditor there is, by kind.
@ApplicationScoped
public class Auditors {

    private final List<InventoryAuditor> auditors;
    private final Map<String, InventoryAuditor> byKind;

    Auditors(@All List<InventoryAuditor> auditors) {
        this.auditors =
                auditors.stream().sorted(Comparator.comparing(InventoryAuditor::kind)).toList();
        byKind =
                auditors.stream()
                        .collect(Collectors.toMap(InventoryAuditor::kind, auditor -> auditor));
    }

    /// In the order of their kinds.
    public Stream<InventoryAuditor> all() {
        return auditors.stream();
    }

    InventoryAuditor of(String kind) {
        InventoryAuditor auditor = byKind.get(kind);
        if (auditor == null) {
            throw new IllegalArgumentException("there is no auditor of " + kind);
        }
        return auditor;
    }
}
