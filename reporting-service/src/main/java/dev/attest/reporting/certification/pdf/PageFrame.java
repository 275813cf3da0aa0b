package dev.attest.reporting.certification.pdf;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Document;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/// What stands at the foot of every page: the report's id and `Page x of y`.
final class PageFrame extends PdfPageEventHelper {

    private static final float SIZE = 7.5f;
    private static final float TOTAL_WIDTH = 24;

    private final Typeface typeface;
    private final String note;
    private @Nullable PdfTemplate total;

    PageFrame(Typeface typeface, String note) {
        this.typeface = typeface;
        this.note = note;
    }

    @Override
    public void onOpenDocument(PdfWriter writer, Document document) {
        total = writer.getDirectContent().createTemplate(TOTAL_WIDTH, SIZE * 1.5f);
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        Rectangle page = document.getPageSize();
        PdfContentByte canvas = writer.getDirectContent();
        float left = document.leftMargin();
        float right = page.getWidth() - document.rightMargin();
        float base = document.bottomMargin() - 18;
        canvas.saveState();
        canvas.setColorStroke(Typeface.QUIET);
        canvas.setLineWidth(0.4f);
        canvas.moveTo(left, base + 11);
        canvas.lineTo(right, base + 11);
        canvas.stroke();
        String counter = "Page " + writer.getPageNumber() + " of ";
        BaseFont font = typeface.plain();
        float counterAt = right - TOTAL_WIDTH - font.getWidthPoint(counter, SIZE);
        text(canvas, note, left, base);
        text(canvas, counter, counterAt, base);
        canvas.addTemplate(Objects.requireNonNull(total), right - TOTAL_WIDTH, base);
        canvas.restoreState();
    }

    @Override
    public void onCloseDocument(PdfWriter writer, Document document) {
        text(Objects.requireNonNull(total), Integer.toString(writer.getPageNumber() - 1), 0, 0);
    }

    private void text(PdfContentByte canvas, String text, float x, float y) {
        canvas.beginText();
        canvas.setColorFill(Typeface.QUIET);
        canvas.setFontAndSize(typeface.plain(), SIZE);
        canvas.setTextMatrix(x, y);
        canvas.showText(text);
        canvas.endText();
    }
}
