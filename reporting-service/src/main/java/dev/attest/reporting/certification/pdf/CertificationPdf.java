package dev.attest.reporting.certification.pdf;

import dev.attest.reporting.certification.model.CertificationReport;
import dev.attest.reporting.certification.model.ReportHeader;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.UUID;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfEncryption;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfWriter;

/// Lays the report out on A4. The same report gives the same bytes: ids, dates and font names come
/// from the report, none from the clock or from chance.
public final class CertificationPdf {

    private static final float MARGIN = 42;

    private CertificationPdf() {}

    /// @param fileName what the file will be called, for the note on how to verify it
    public static byte[] render(CertificationReport report, String fileName) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN + 6);
        PdfWriter writer = PdfWriter.getInstance(document, out);
        writer.setViewerPreferences(PdfWriter.PageModeUseOutlines | PdfWriter.DisplayDocTitle);
        Typeface typeface = new Typeface();
        ReportHeader header = report.header();
        describe(document, report);
        writer.setPageEvent(
                new PageFrame(typeface, "Access certification \u00B7 report " + header.reportId()));
        document.open();
        Sheet sheet = new Sheet(document, writer, typeface);
        new SummaryPages(sheet, report).write(fileName);
        new PopulationPages(sheet, report).write();
        document.setPageSize(PageSize.A4.rotate());
        document.newPage();
        new ItemPages(sheet, report).write();
        identify(writer, header);
        document.close();
        return out.toByteArray();
    }

    private static void describe(Document document, CertificationReport report) {
        ReportHeader header = report.header();
        document.setDocumentLanguage("en");
        document.addTitle("Access certification: " + report.campaign().name());
        document.addAuthor(header.createdBy());
        document.addSubject(
                "Report " + header.reportId() + ", log position " + header.logPosition());
        document.addCreator(header.generator());
        document.addProducer(header.generator());
    }

    /// What the library would otherwise take from the clock and from chance when it closes the
    /// file.
    private static void identify(PdfWriter writer, ReportHeader header) {
        PdfDate created =
                new PdfDate(GregorianCalendar.from(header.createdAt().atZone(ZoneOffset.UTC)));
        PdfDictionary description = writer.getInfo();
        description.put(PdfName.CREATIONDATE, created);
        description.put(PdfName.MODDATE, created);
        byte[] id = bytes(header.reportId());
        description.put(PdfName.FILEID, PdfEncryption.createInfoId(id, id));
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
