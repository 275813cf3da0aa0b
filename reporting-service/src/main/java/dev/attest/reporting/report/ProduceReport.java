package dev.attest.reporting.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.outbox.Ids;
import dev.attest.proof.Hash;
import dev.attest.reporting.certification.CertificationReports;
import dev.attest.reporting.certification.ReportFormat;
import dev.attest.reporting.certification.model.CertificationReport;
import dev.attest.reporting.certification.model.ReportHeader;
import dev.attest.reporting.evidence.EvidenceLog;
import dev.attest.reporting.evidence.Fact;
import dev.attest.reporting.evidence.LogCondition;
import dev.attest.reporting.evidence.LogKey;
import dev.attest.reporting.evidence.LogProblems;
import dev.attest.reporting.evidence.SignCheckpoint;
import dev.attest.reporting.evidence.TableCheck;
import dev.attest.reporting.platform.Await;
import dev.attest.rest.IdempotencyKey;
import dev.attest.rest.ProblemException;
import dev.attest.rest.Violation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Produces a report: computes it at the log's present size, and keeps its bytes and its log entry
/// in one transaction. Blocking.
@ApplicationScoped
public class ProduceReport {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    // Large campaigns are computed in memory.
    private final Semaphore atOnce = new Semaphore(2);

    private final EvidenceLog log;
    private final CertificationReports certifications;
    private final Reports reports;
    private final SignCheckpoint sign;
    private final TableCheck table;
    private final LogCondition condition;
    private final LogKey key;
    private final Generator generator;
    private final Ids ids;
    private final Clock clock;

    ProduceReport(
            EvidenceLog log,
            CertificationReports certifications,
            Reports reports,
            SignCheckpoint sign,
            TableCheck table,
            LogCondition condition,
            LogKey key,
            Generator generator,
            Ids ids,
            Clock clock) {
        this.log = log;
        this.certifications = certifications;
        this.reports = reports;
        this.sign = sign;
        this.table = table;
        this.condition = condition;
        this.key = key;
        this.generator = generator;
        this.ids = ids;
        this.clock = clock;
    }

    /// Produces a report, or returns the one that the same request produced before.
    ///
    /// @param createdBy how records name the caller
    public ReportView produce(CreateReportRequest request, String createdBy, IdempotencyKey once) {
        String fingerprint = IdempotencyKey.fingerprint(request);
        Optional<Report> before = startedWith(createdBy, once);
        if (before.isPresent()) {
            return same(before.get(), fingerprint);
        }
        condition
                .damage()
                .ifPresent(damage -> {
                    throw LogProblems.problem(damage);
                });
        atOnce.acquireUninterruptibly();
        try {
            return same(produced(request, createdBy, once, fingerprint), fingerprint);
        } finally {
            atOnce.release();
        }
    }

    private Report produced(
            CreateReportRequest request,
            String createdBy,
            IdempotencyKey once,
            String fingerprint) {
        sign.confirm();
        table.check();
        long position = Await.reading(log::size);
        ReportFormat format = ReportFormat.valueOf(request.format().toUpperCase(Locale.ROOT));
        UUID campaignId = campaign(request, position);
        ReportHeader header =
                new ReportHeader(
                        ids.next(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        createdBy,
                        generator.text(),
                        key.verifier().name(),
                        position);
        CertificationReport computed =
                certifications.compute(campaignId, header).orElseThrow(() -> unknown(campaignId));
        String fileName = fileName(header, format);
        byte[] bytes = certifications.render(computed, format, fileName);
        Report report = report(header, request, campaignId, fileName, bytes);
        report.idempotencyKey = once.value();
        report.fingerprint = fingerprint;
        Report kept = kept(report, bytes, once);
        sign.sign();
        return kept;
    }

    /// Of two equal requests at once one is kept; the other gets its answer.
    private Report kept(Report report, byte[] bytes, IdempotencyKey once) {
        try {
            Await.writing(session -> keep(session, report, bytes));
            return report;
        } catch (RuntimeException e) {
            return startedWith(report.createdBy, once).orElseThrow(() -> e);
        }
    }

    private Optional<Report> startedWith(String createdBy, IdempotencyKey once) {
        return Optional.ofNullable(
                Await.<@Nullable Report>reading(_ -> reports.startedWith(createdBy, once.value())));
    }

    private static ReportView same(Report before, String fingerprint) {
        if (!before.fingerprint.equals(fingerprint)) {
            throw IdempotencyKey.reused();
        }
        return ReportView.of(before);
    }

    private UUID campaign(CreateReportRequest request, long position) {
        UUID asked = request.campaignId();
        return asked != null
                ? asked
                : certifications
                        .latestCampaign(position)
                        .orElseThrow(() ->
                                ProblemException.unprocessable(
                                        "no-campaign",
                                        "No campaign was launched yet, so there is nothing to report."));
    }

    private static ProblemException unknown(UUID campaignId) {
        return ProblemException.unprocessable(
                "unknown-campaign",
                "The evidence log does not hold the campaign " + campaignId + ".",
                List.of(new Violation("/campaignId", "is no campaign that was launched")));
    }

    private static String fileName(ReportHeader header, ReportFormat format) {
        String id = header.reportId().toString();
        // the end of a time-ordered id tells reports of one moment apart
        return "access-certification-%s-%s.%s"
                .formatted(
                        DAY.format(header.createdAt()),
                        id.substring(id.length() - 8),
                        format.lower());
    }

    private static Report report(
            ReportHeader header,
            CreateReportRequest request,
            UUID campaignId,
            String fileName,
            byte[] bytes) {
        Report report = new Report();
        report.id = header.reportId();
        report.type = request.type();
        report.format = request.format();
        report.fileName = fileName;
        report.campaignId = campaignId;
        report.logPosition = header.logPosition();
        report.generator = header.generator();
        report.sha256 = Hash.sha256(bytes).hex();
        report.size = bytes.length;
        report.createdAt = header.createdAt();
        report.createdBy = header.createdBy();
        return report;
    }

    private Uni<Void> keep(Mutiny.Session session, Report report, byte[] bytes) {
        return log.append(session, fact(report))
                .invoke(index -> report.logIndex = index)
                .chain(() -> reports.keep(session, report, bytes));
    }

    private static Fact fact(Report report) {
        ObjectNode leaf = JsonNodeFactory.instance.objectNode();
        leaf.put("kind", "ReportProduced");
        leaf.put("id", report.id.toString());
        leaf.put("source", "/reporting");
        leaf.put("time", report.createdAt.toString());
        leaf.put("type", report.type);
        leaf.put("format", report.format);
        leaf.put("fileName", report.fileName);
        leaf.put("sha256", report.sha256);
        leaf.put("size", report.size);
        leaf.put("campaignId", report.campaignId.toString());
        leaf.put("logPosition", report.logPosition);
        leaf.put("generator", report.generator);
        leaf.put("createdBy", report.createdBy);
        return new Fact(report.id, "ReportProduced", report.campaignId, null, leaf, null);
    }
}
