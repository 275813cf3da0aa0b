package dev.attest.reporting.certification.pdf;

import dev.attest.reporting.certification.model.CertificationReport;
import dev.attest.reporting.certification.model.Decision;
import dev.attest.reporting.certification.model.Outcome;
import dev.attest.reporting.certification.model.Remediation;
import dev.attest.reporting.certification.model.RemediationState;
import dev.attest.reporting.certification.model.ReviewedItem;
import dev.attest.reporting.certification.model.Snapshot;
import java.awt.Color;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;

/// Every item with its decision, then every removal with its commands and proof.
record ItemPages(Sheet sheet, CertificationReport report) {

    void write() {
        sheet.heading("Items and decisions");
        if (report.items().isEmpty()) {
            sheet.text("The campaign has no items.");
            return;
        }
        PdfPTable table =
                sheet.table(
                        new float[] {0.5f, 2.2f, 3.6f, 2.4f, 3f},
                        List.of("No.", "Subject", "Access", "Facts", "Decision"));
        int number = 0;
        for (ReviewedItem item : report.items()) {
            table.addCell(sheet.number(++number));
            table.addCell(subject(item));
            table.addCell(access(item));
            table.addCell(facts(item));
            table.addCell(decision(item));
        }
        sheet.add(table);
        removals();
    }

    private PdfPCell subject(ReviewedItem item) {
        PdfPCell cell = Sheet.cell();
        cell.addElement(sheet.strong(item.subjectName(), Typeface.INK));
        cell.addElement(sheet.small(item.principalId()));
        cell.addElement(sheet.small("reviewer " + item.reviewer().words()));
        return cell;
    }

    private PdfPCell access(ReviewedItem item) {
        PdfPCell cell = Sheet.cell();
        cell.addElement(sheet.normal(item.title()));
        cell.addElement(sheet.small(item.detail()));
        cell.addElement(sheet.small("account " + item.account().words()));
        return cell;
    }

    private PdfPCell facts(ReviewedItem item) {
        PdfPCell cell = Sheet.cell();
        cell.addElement(sheet.normal("recommended: " + Words.lower(item.recommendation())));
        item.reasons().forEach(reason -> cell.addElement(sheet.small(reason)));
        String used =
                item.lastUsed() != null
                        ? Words.time(item.lastUsed())
                        : item.lastUsedKnown() ? "never seen" : "unknown";
        cell.addElement(sheet.small("last used: " + used));
        cell.addElement(
                sheet.small(
                        "risk: "
                                + (item.riskScore() == null
                                        ? "not assessed"
                                        : item.riskScore() + " of 100")));
        return cell;
    }

    private PdfPCell decision(ReviewedItem item) {
        PdfPCell cell = Sheet.cell();
        Decision decision = item.decision();
        if (decision == null) {
            cell.addElement(sheet.strong("undecided", Typeface.ALARM));
            return cell;
        }
        String outcome = decision.outcome() == Outcome.KEEP ? "keep" : "revoke";
        cell.addElement(
                sheet.strong(
                        outcome + (decision.signed() ? "" : " (not signed yet)"), Typeface.INK));
        if (decision.againstRecommendation()) {
            cell.addElement(sheet.small("against the recommendation"));
        }
        cell.addElement(
                sheet.small(
                        "%s, %s, log entry %d"
                                .formatted(
                                        decision.decidedBy().words(),
                                        Words.time(decision.decidedAt()),
                                        decision.logIndex())));
        if (decision.comment() != null) {
            cell.addElement(sheet.normal("\u201C" + decision.comment() + "\u201D"));
        }
        Remediation remediation = item.remediation();
        if (remediation != null) {
            cell.addElement(sheet.strong(words(remediation), color(remediation)));
        }
        if (item.keptAndTakenAlong()) {
            cell.addElement(
                    sheet.strong("taken along by the removal of " + with(item), Typeface.ALARM));
        }
        return cell;
    }

    /// The numbers of the items whose removal takes this one along.
    private String with(ReviewedItem item) {
        return IntStream.range(0, report.items().size())
                .filter(i -> item.takenAlongBy().contains(report.items().get(i).id()))
                .mapToObj(i -> "no. " + (i + 1))
                .collect(Collectors.joining(", "));
    }

    private void removals() {
        List<ReviewedItem> removed =
                report.items().stream().filter(item -> item.remediation() != null).toList();
        sheet.heading("Removals");
        if (removed.isEmpty()) {
            sheet.text("No removal was planned.");
            return;
        }
        PdfPTable table =
                sheet.table(
                        new float[] {2.6f, 4.6f, 1.7f, 2.8f},
                        List.of("Access", "Commands", "State", "Proof"));
        for (ReviewedItem item : removed) {
            Remediation remediation = item.remediation();
            if (remediation != null) {
                table.addCell(removed(item));
                table.addCell(commands(remediation));
                table.addCell(state(remediation));
                table.addCell(proof(remediation));
            }
        }
        sheet.add(table);
    }

    private PdfPCell removed(ReviewedItem item) {
        PdfPCell cell = Sheet.cell();
        cell.addElement(sheet.strong(item.subjectName(), Typeface.INK));
        cell.addElement(sheet.normal(item.title()));
        cell.addElement(sheet.small("account " + item.account().words()));
        Remediation remediation = item.remediation();
        if (remediation != null) {
            remediation
                    .alsoRemoves()
                    .forEach(along -> cell.addElement(sheet.small("takes along " + along)));
        }
        return cell;
    }

    private PdfPCell commands(Remediation remediation) {
        PdfPCell cell = Sheet.cell();
        remediation.commands().forEach(command -> cell.addElement(sheet.code(command)));
        return cell;
    }

    private PdfPCell state(Remediation remediation) {
        PdfPCell cell = Sheet.cell();
        cell.addElement(sheet.strong(words(remediation), color(remediation)));
        cell.addElement(sheet.small("planned " + Words.time(remediation.plannedAt())));
        cell.addElement(sheet.small("due " + Words.time(remediation.dueAt())));
        if (remediation.verifiedAt() != null) {
            cell.addElement(sheet.small("verified " + Words.time(remediation.verifiedAt())));
        }
        if (remediation.failure() != null) {
            cell.addElement(sheet.small(remediation.failure()));
        }
        return cell;
    }

    private PdfPCell proof(Remediation remediation) {
        PdfPCell cell = Sheet.cell();
        Snapshot proof = remediation.proof();
        if (proof == null) {
            cell.addElement(sheet.small("no snapshot has shown it gone"));
            return cell;
        }
        cell.addElement(sheet.normal(Words.lower(proof.source())));
        cell.addElement(sheet.small("observed " + Words.time(proof.observedAt())));
        cell.addElement(sheet.small("snapshot " + proof.id()));
        if (proof.logIndex() != null) {
            cell.addElement(sheet.small("log entry " + proof.logIndex()));
            cell.addElement(sheet.code("sha256 " + proof.evidenceSha256()));
        } else {
            cell.addElement(sheet.strong("not in the log", Typeface.ALARM));
        }
        if (Boolean.FALSE.equals(proof.complete())) {
            cell.addElement(sheet.strong("not complete", Typeface.ALARM));
        }
        return cell;
    }

    private static String words(Remediation remediation) {
        return switch (remediation.state()) {
            case OPEN -> "removal open";
            case VERIFIED -> "verified gone";
            case FAILED -> "not proven in time";
            case REGRANTED -> "re-granted";
        };
    }

    private static Color color(Remediation remediation) {
        return remediation.state() == RemediationState.VERIFIED
                ? Typeface.FINE
                : remediation.state() == RemediationState.OPEN ? Typeface.INK : Typeface.ALARM;
    }
}
