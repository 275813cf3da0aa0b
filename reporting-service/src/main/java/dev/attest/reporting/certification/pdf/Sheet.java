package dev.attest.reporting.certification.pdf;

import java.awt.Color;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.PdfDestination;
import org.openpdf.text.pdf.PdfOutline;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

/// The pages of one document in our typography: headings with bookmarks, paragraphs, and tables
/// whose header repeats on every page.
final class Sheet {

    private static final float TEXT = 9.5f;
    private static final float CELL = 8;
    private static final float SMALL = 7;
    private static final Color HEAD_FILL = new Color(0xE6, 0xEC, 0xF2);
    private static final Color RULE = new Color(0xC3, 0xCC, 0xD6);

    private final Document document;
    private final PdfWriter writer;
    private final Typeface typeface;

    Sheet(Document document, PdfWriter writer, Typeface typeface) {
        this.document = document;
        this.writer = writer;
        this.typeface = typeface;
    }

    void title(String text, String below) {
        Paragraph title = paragraph(text, typeface.bold(22, Typeface.ACCENT));
        title.setSpacingAfter(4);
        document.add(title);
        Paragraph under = paragraph(below, typeface.regular(12, Typeface.INK));
        under.setSpacingAfter(12);
        document.add(under);
    }

    void heading(String text) {
        Paragraph heading = paragraph(text, typeface.bold(14, Typeface.ACCENT));
        heading.setSpacingBefore(14);
        heading.setSpacingAfter(6);
        // a heading alone at the foot of a page belongs to the next one
        if (writer.getVerticalPosition(true) < document.bottom() + 90) {
            document.newPage();
        }
        float top = Math.min(document.top(), writer.getVerticalPosition(false) + 8);
        PdfOutline root = writer.getDirectContent().getRootOutline();
        PdfDestination here = new PdfDestination(PdfDestination.FITH, top);
        PdfOutline bookmark = new PdfOutline(root, here, text);
        bookmark.setOpen(true);
        document.add(heading);
    }

    void text(String text) {
        add(paragraph(text, typeface.regular(TEXT, Typeface.INK)));
    }

    void quiet(String text) {
        add(paragraph(text, typeface.regular(CELL, Typeface.QUIET)));
    }

    void notice(String text) {
        add(paragraph(text, typeface.bold(TEXT, Typeface.ALARM)));
    }

    private void add(Paragraph paragraph) {
        paragraph.setSpacingAfter(5);
        document.add(paragraph);
    }

    private Paragraph paragraph(String text, Font font) {
        Paragraph paragraph = new Paragraph(typeface.shown(text), font);
        paragraph.setLeading(font.getSize() * 1.35f);
        return paragraph;
    }

    /// A table of the page's width.
    ///
    /// @param widths in proportion to each other
    /// @param heads the header cells; as many as widths
    PdfPTable table(float[] widths, List<String> heads) {
        PdfPTable table = new PdfPTable(widths);
        table.setWidthPercentage(100);
        table.setSpacingBefore(4);
        table.setSpacingAfter(8);
        table.setHeaderRows(1);
        table.setSplitLate(true);
        table.setSplitRows(true);
        for (String head : heads) {
            PdfPCell cell = cell();
            cell.setBackgroundColor(HEAD_FILL);
            cell.addElement(line(head, typeface.bold(CELL, Typeface.INK)));
            table.addCell(cell);
        }
        return table;
    }

    void add(PdfPTable table) {
        // rows have a height only once the width is known
        table.setTotalWidth(document.right() - document.left());
        float left = writer.getVerticalPosition(true) - document.bottom() - table.spacingBefore();
        List<PdfPTable> parts =
                new LastPage(table, left, document.top() - document.bottom()).parts();
        document.add(parts.getFirst());
        parts.stream()
                .skip(1)
                .forEach(part -> {
                    document.newPage();
                    document.add(part);
                });
    }

    /// Two columns of names and values, without a header.
    void facts(List<String> namesAndValues) {
        PdfPTable table = new PdfPTable(new float[] {1, 3.4f});
        table.setWidthPercentage(100);
        table.setSpacingBefore(5);
        table.setSpacingAfter(6);
        for (int i = 0; i < namesAndValues.size(); i += 2) {
            table.addCell(
                    fact(namesAndValues.get(i), typeface.regular(CELL + 0.5f, Typeface.QUIET)));
            table.addCell(
                    fact(namesAndValues.get(i + 1), typeface.regular(CELL + 0.5f, Typeface.INK)));
        }
        document.add(table);
    }

    private PdfPCell fact(String text, Font font) {
        PdfPCell cell = cell();
        cell.setBorder(0);
        cell.setPaddingTop(1);
        cell.setPaddingBottom(3);
        cell.setPaddingLeft(0);
        cell.addElement(line(text, font));
        return cell;
    }

    /// An empty cell to be filled with the lines below.
    static PdfPCell cell() {
        PdfPCell cell = new PdfPCell();
        cell.setBorderColor(RULE);
        cell.setBorderWidth(0.5f);
        cell.setPaddingTop(3.5f);
        cell.setPaddingBottom(4.5f);
        cell.setPaddingLeft(4);
        cell.setPaddingRight(4);
        cell.setUseAscender(true);
        return cell;
    }

    PdfPCell plain(String text) {
        PdfPCell cell = cell();
        cell.addElement(normal(text));
        return cell;
    }

    PdfPCell number(long number) {
        PdfPCell cell = cell();
        Paragraph line = normal(Long.toString(number));
        line.setAlignment(Element.ALIGN_RIGHT);
        cell.addElement(line);
        return cell;
    }

    Paragraph normal(String text) {
        return line(text, typeface.regular(CELL, Typeface.INK));
    }

    Paragraph strong(String text, Color color) {
        return line(text, typeface.bold(CELL, color));
    }

    Paragraph small(String text) {
        return line(text, typeface.regular(SMALL, Typeface.QUIET));
    }

    Paragraph code(String text) {
        return line(text, typeface.mono(SMALL, Typeface.INK));
    }

    private Paragraph line(String text, Font font) {
        Paragraph line = new Paragraph(new Phrase(typeface.shown(text), font));
        line.setLeading(font.getSize() * 1.3f);
        return line;
    }
}
