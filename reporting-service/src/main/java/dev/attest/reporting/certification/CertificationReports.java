package dev.attest.reporting.certification;

import dev.attest.events.certification.CertificationEvent;
import dev.attest.events.certification.PopulationSource;
import dev.attest.events.inventory.InventorySnapshotTaken;
import dev.attest.reporting.certification.model.Account;
import dev.attest.reporting.certification.model.CertificationReport;
import dev.attest.reporting.certification.model.Person;
import dev.attest.reporting.certification.model.ReportHeader;
import dev.attest.reporting.certification.pdf.CertificationPdf;
import dev.attest.reporting.evidence.EntryCheck;
import dev.attest.reporting.evidence.EvidenceLog;
import dev.attest.reporting.evidence.Facts;
import dev.attest.reporting.evidence.LogEntry;
import dev.attest.reporting.names.KnownName;
import dev.attest.reporting.names.KnownNames;
import dev.attest.reporting.platform.Await;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Computes access certification reports from the evidence log: the same header gives the same
/// bytes, whatever happened since. Blocking.
@ApplicationScoped
public class CertificationReports {

    private final EvidenceLog log;
    private final EntryCheck check;
    private final KnownNames names;

    CertificationReports(EvidenceLog log, EntryCheck check, KnownNames names) {
        this.log = log;
        this.check = check;
        this.names = names;
    }

    /// The campaign that was launched last before a log position.
    public Optional<UUID> latestCampaign(long position) {
        return Optional.ofNullable(
                Await.<@Nullable UUID>reading(session -> log.latestCampaign(session, position)));
    }

    /// Computes a report; empty when the log does not hold the campaign's launch before the
    /// header's position.
    public Optional<CertificationReport> compute(UUID campaignId, ReportHeader header) {
        long position = header.logPosition();
        CampaignHistory history =
                CampaignHistory.of(
                        entries(campaignId, position).stream()
                                .map(entry ->
                                        new Recorded<>(
                                                entry.position(),
                                                (CertificationEvent) Facts.event(entry)))
                                .toList());
        if (history.launched().isEmpty()) {
            return Optional.empty();
        }
        snapshots(history, position)
                .forEach(entry ->
                        history.apply(
                                entry.position(), (InventorySnapshotTaken) Facts.event(entry)));
        List<KnownName> known = Await.reading(session -> names.before(session, position));
        long launched = history.launched().get().index();
        return Optional.of(
                new ReportAssembly(history, directory(known), activeAccounts(known, launched))
                        .report(header));
    }

    /// Writes a report.
    ///
    /// @param fileName what the file will be called
    public byte[] render(CertificationReport report, ReportFormat format, String fileName) {
        return switch (format) {
            case JSON -> CertificationJson.render(report);
            case CSV -> CertificationCsv.render(report);
            case PDF -> CertificationPdf.render(report, fileName);
        };
    }

    private List<LogEntry> entries(UUID campaignId, long position) {
        return check.checked(
                Await.reading(session -> log.ofCampaign(session, campaignId, position)));
    }

    private List<LogEntry> snapshots(CampaignHistory history, long position) {
        Set<String> ids =
                Stream.concat(population(history), proofs(history))
                        .map(UUID::toString)
                        .collect(Collectors.toCollection(TreeSet::new));
        return check.checked(
                Await.reading(
                        session -> log.about(session, "InventorySnapshotTaken", ids, position)));
    }

    private static Stream<UUID> population(CampaignHistory history) {
        return history.launched().stream()
                .flatMap(launched -> launched.event().population().stream())
                .map(PopulationSource::snapshotId);
    }

    private static Stream<UUID> proofs(CampaignHistory history) {
        return history.remediations().values().stream().flatMap(RemediationHistory::proofs);
    }

    private static Names directory(List<KnownName> known) {
        Map<String, Person> people = new HashMap<>();
        Map<String, Account> accounts = new HashMap<>();
        for (KnownName name : known) {
            switch (name.kind()) {
                case PERSON -> {
                    String email = Objects.requireNonNull(name.email());
                    Person person = new Person(name.subjectId(), name.name(), email);
                    people.put(name.subjectId(), person);
                    // some events name people by e-mail
                    people.put(email, new Person(email, name.name(), email));
                }
                case ACCOUNT ->
                        accounts.put(name.subjectId(), new Account(name.subjectId(), name.name()));
            }
        }
        return new Names(people, accounts);
    }

    private static Set<String> activeAccounts(List<KnownName> known, long launched) {
        Set<String> active = new TreeSet<>();
        for (KnownName name : known) {
            if (name.kind() == KnownName.Kind.ACCOUNT && name.since() <= launched) {
                if (name.active()) {
                    active.add(name.subjectId());
                } else {
                    active.remove(name.subjectId());
                }
            }
        }
        return active;
    }
}
