package dev.attest.reporting.certification.pdf;

import dev.attest.reporting.certification.model.CertificationReport;
import dev.attest.reporting.certification.model.ControlTotal;
import dev.attest.reporting.certification.model.Population;
import dev.attest.reporting.certification.model.Snapshot;
import java.util.List;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;

/// The population sheet.
record PopulationPages(Sheet sheet, CertificationReport report) {

    void write() {
        Population population = report.population();
        sheet.heading("Population");
        sheet.text(
                "%s known at launch, %d covered by %s."
                        .formatted(
                                Words.count(population.accountsKnown(), "account", "accounts"),
                                population.accountsCovered(),
                                Words.count(
                                        population.snapshots().size(), "snapshot", "snapshots")));
        PdfPTable table =
                sheet.table(
                        new float[] {2.4f, 2.2f, 1.6f, 2.6f, 2.6f},
                        List.of("Account", "Source", "Observed", "Control totals", "Evidence"));
        for (Snapshot snapshot : population.snapshots()) {
            table.addCell(sheet.plain(snapshot.account().words()));
            table.addCell(source(snapshot));
            table.addCell(sheet.plain(Words.time(snapshot.observedAt())));
            table.addCell(totals(snapshot));
            table.addCell(evidence(snapshot));
        }
        sheet.add(table);
        excluded(population);
    }

    private PdfPCell source(Snapshot snapshot) {
        PdfPCell cell = Sheet.cell();
        cell.addElement(sheet.normal(Words.lower(snapshot.source())));
        cell.addElement(
                Boolean.TRUE.equals(snapshot.complete())
                        ? sheet.small("complete")
                        : sheet.strong("not complete", Typeface.ALARM));
        return cell;
    }

    private PdfPCell totals(Snapshot snapshot) {
        PdfPCell cell = Sheet.cell();
        if (snapshot.totals().isEmpty()) {
            cell.addElement(sheet.small("none recorded"));
        }
        for (ControlTotal total : snapshot.totals()) {
            String words = total.kind() + ": " + total.parsed() + " of " + declared(total);
            cell.addElement(
                    total.matches() ? sheet.small(words) : sheet.strong(words, Typeface.ALARM));
        }
        return cell;
    }

    private static String declared(ControlTotal total) {
        return total.declared() < 0 ? "undeclared" : Integer.toString(total.declared());
    }

    private PdfPCell evidence(Snapshot snapshot) {
        PdfPCell cell = Sheet.cell();
        if (snapshot.logIndex() == null) {
            cell.addElement(sheet.strong("not in the log", Typeface.ALARM));
            return cell;
        }
        cell.addElement(sheet.small("log entry " + snapshot.logIndex()));
        cell.addElement(sheet.small("snapshot " + snapshot.id()));
        cell.addElement(sheet.code("sha256 " + snapshot.evidenceSha256()));
        return cell;
    }

    private void excluded(Population population) {
        if (population.excluded().isEmpty()) {
            sheet.quiet("No entitlement was left out.");
            return;
        }
        PdfPTable table =
                sheet.table(new float[] {5, 1}, List.of("Left out, by reason", "Entitlements"));
        for (Population.Exclusion exclusion : population.excluded()) {
            table.addCell(sheet.plain(exclusion.reason()));
            table.addCell(sheet.number(exclusion.count()));
        }
        sheet.add(table);
    }
}
