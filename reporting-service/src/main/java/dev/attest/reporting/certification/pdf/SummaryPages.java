package dev.attest.reporting.certification.pdf;

import dev.attest.proof.Proof;
import dev.attest.reporting.certification.model.CampaignState;
import dev.attest.reporting.certification.model.CampaignSummary;
import dev.attest.reporting.certification.model.CertificationReport;
import dev.attest.reporting.certification.model.Flow;
import dev.attest.reporting.certification.model.ReportHeader;
import dev.attest.reporting.certification.model.ReviewPackage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;

/// Title, gaps, figures and reviewers.
record SummaryPages(Sheet sheet, CertificationReport report) {

    void write(String fileName) {
        CampaignSummary campaign = report.campaign();
        sheet.title("Access certification", campaign.name());
        if (report.running()) {
            sheet.notice(
                    "This campaign is active: the figures are those of log position "
                            + report.header().logPosition()
                            + " and will change.");
        }
        sheet.facts(facts(campaign));
        gaps();
        figures();
        reviewers();
        origin(fileName);
    }

    private List<String> facts(CampaignSummary campaign) {
        ReportHeader header = report.header();
        List<String> facts = new ArrayList<>();
        facts.addAll(List.of("Campaign", campaign.id().toString()));
        facts.addAll(List.of("Definition", campaign.definitionId()));
        facts.addAll(List.of("State", campaign.state().words()));
        facts.addAll(
                List.of(
                        "Launched",
                        Words.time(campaign.launchedAt())
                                + " by "
                                + campaign.launchedBy().words()));
        facts.addAll(List.of("Deadline", Words.time(campaign.deadline())));
        if (campaign.state() != CampaignState.ACTIVE) {
            facts.addAll(
                    List.of(
                            "Closed",
                            Words.time(campaign.closedAt())
                                    + " by "
                                    + Objects.requireNonNull(campaign.closedBy()).words()));
            facts.addAll(List.of("Reason", Objects.requireNonNull(campaign.reason())));
        }
        facts.addAll(
                List.of("Report", Words.time(header.createdAt()) + " for " + header.createdBy()));
        facts.addAll(
                List.of(
                        "Evidence",
                        "the first "
                                + header.logPosition()
                                + " entries of the log "
                                + header.logOrigin()));
        facts.addAll(List.of("Times", "UTC"));
        return facts;
    }

    private void gaps() {
        sheet.heading("Gaps");
        if (report.gaps().isEmpty()) {
            sheet.text(
                    "None found: every snapshot of the population and every one that proves a removal is in"
                            + " the log and complete, their control totals match, and every sum below adds up.");
        }
        report.gaps().forEach(gap -> sheet.notice("\u2022 " + gap));
    }

    private void figures() {
        Flow flow = report.flow();
        sheet.heading("From items to proof");
        PdfPTable table =
                sheet.table(new float[] {2.4f, 1, 3.2f}, List.of("Items", "Count", "Of which"));
        figure(table, "announced at launch", flow.announced(), flow.listed() + " listed");
        figure(
                table,
                "listed",
                flow.listed(),
                flow.decided() + " decided, " + flow.undecided() + " undecided");
        figure(
                table,
                "decided",
                flow.decided(),
                flow.kept() + " kept, " + flow.revoked() + " revoked");
        figure(
                table,
                "revoked",
                flow.revoked(),
                flow.planned() + " with a planned removal, " + flow.notPlanned() + " without");
        figure(
                table,
                "removal planned",
                flow.planned(),
                "%d verified gone, %d not proven in time, %d re-granted, %d open"
                        .formatted(flow.verified(), flow.failed(), flow.regranted(), flow.open()));
        sheet.add(table);
        sheet.quiet(
                "A removal counts as verified only when a complete snapshot, taken after it was planned, no longer"
                        + " shows the access. Exceptions: none; this version cannot grant any.");
    }

    private void figure(PdfPTable table, String name, int count, String parts) {
        table.addCell(sheet.plain(name));
        table.addCell(sheet.number(count));
        table.addCell(sheet.plain(parts));
    }

    private void reviewers() {
        sheet.heading("Reviewers");
        PdfPTable table =
                sheet.table(
                        new float[] {2.4f, 1.5f, 0.9f, 0.8f, 1.15f, 1.3f, 1.5f, 2.1f},
                        List.of(
                                "Reviewer",
                                "Routed by",
                                "Items",
                                "Kept",
                                "Revoked",
                                "Undecided",
                                "Due",
                                "Signed"));
        for (ReviewPackage reviewed : report.packages()) {
            table.addCell(reviewer(reviewed));
            table.addCell(sheet.plain(Words.lower(reviewed.routedBy())));
            table.addCell(sheet.number(reviewed.items()));
            table.addCell(sheet.number(reviewed.kept()));
            table.addCell(sheet.number(reviewed.revoked()));
            table.addCell(sheet.number(reviewed.undecided()));
            table.addCell(sheet.plain(Words.time(reviewed.dueAt())));
            table.addCell(signed(reviewed));
        }
        sheet.add(table);
    }

    private PdfPCell reviewer(ReviewPackage reviewed) {
        PdfPCell cell = Sheet.cell();
        cell.addElement(sheet.normal(reviewed.reviewer().words()));
        for (ReviewPackage.Escalation step : reviewed.escalations()) {
            String words =
                    step.replaced()
                            ? "taken over from " + step.from().words()
                            : step.to().words() + " could decide too";
            cell.addElement(sheet.small(words + ", " + Words.time(step.at())));
        }
        return cell;
    }

    private PdfPCell signed(ReviewPackage reviewed) {
        PdfPCell cell = Sheet.cell();
        ReviewPackage.Signature signature = reviewed.signature();
        if (signature == null) {
            cell.addElement(sheet.strong("not signed", Typeface.ALARM));
            reviewed.hindrances().forEach(why -> cell.addElement(sheet.small(why)));
        } else {
            cell.addElement(sheet.normal(Words.time(signature.at())));
            cell.addElement(
                    sheet.small(
                            "by %s, log entry %d"
                                    .formatted(signature.by().words(), signature.logIndex())));
        }
        cell.addElement(
                reviewed.late()
                        ? sheet.strong(Words.late(reviewed.lateBy()), Typeface.ALARM)
                        : sheet.small(signature == null ? unsigned() : "in time"));
        return cell;
    }

    private String unsigned() {
        return report.running() ? "not due yet" : "was not due yet";
    }

    private void origin(String fileName) {
        ReportHeader header = report.header();
        sheet.heading("About this report");
        sheet.facts(
                List.of(
                        "Report id",
                        header.reportId().toString(),
                        "Computed by",
                        header.generator(),
                        "From",
                        "events of the evidence log %s, entries 0 to %d"
                                .formatted(header.logOrigin(), header.logPosition() - 1)));
        sheet.text(
                "The SHA-256 of this file is an entry of the same log. The file "
                        + fileName
                        + Proof.EXTENSION
                        + " holds that entry, its path to a signed checkpoint, and the id of the key. Anybody with the"
                        + " log's public key can check both without access to the system: attest verify "
                        + fileName);
    }
}
