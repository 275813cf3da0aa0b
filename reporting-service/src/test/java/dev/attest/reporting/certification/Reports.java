package dev.attest.reporting.certification;

import dev.attest.events.Event;
import dev.attest.events.certification.CertificationEvent;
import dev.attest.events.inventory.InventorySnapshotTaken;
import dev.attest.reporting.certification.model.Account;
import dev.attest.reporting.certification.model.CertificationReport;
import dev.attest.reporting.certification.model.Person;
import dev.attest.reporting.certification.model.ReportHeader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Computes reports from bare events, for tests.
final class Reports {

    private Reports() {}

    static CertificationReport of(List<Event> events) {
        return of(events, Set.of("111122223333"));
    }

    static CertificationReport of(List<Event> events, Set<String> accounts) {
        List<Recorded<CertificationEvent>> told = new ArrayList<>();
        List<Recorded<InventorySnapshotTaken>> snapshots = new ArrayList<>();
        for (int index = 0; index < events.size(); index++) {
            switch (events.get(index)) {
                case CertificationEvent event -> told.add(new Recorded<>(index, event));
                case InventorySnapshotTaken taken -> snapshots.add(new Recorded<>(index, taken));
                default -> throw new AssertionError("no such event in a fixture");
            }
        }
        CampaignHistory history = CampaignHistory.of(told);
        snapshots.forEach(taken -> history.apply(taken.index(), taken.event()));
        Names names =
                new Names(
                        Map.of(
                                "P-1",
                                new Person("P-1", "Tunde Okafor", "tunde.okafor@meridian.example")),
                        Map.of("111122223333", new Account("111122223333", "payments-prod")));
        ReportHeader header =
                new ReportHeader(
                        new UUID(1, 2),
                        CampaignFixture.START.plus(Duration.ofDays(40)),
                        "amelia.wright@meridian.example",
                        "Attest 0.1.0",
                        "example.org/attest",
                        events.size());
        return new ReportAssembly(history, names, accounts).report(header);
    }
}
