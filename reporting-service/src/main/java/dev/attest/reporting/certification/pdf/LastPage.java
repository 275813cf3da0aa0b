package dev.attest.reporting.certification.pdf;

import java.util.ArrayList;
import java.util.List;
import org.openpdf.text.pdf.PdfPTable;

/// Where a table is broken once more, so that its last page has more than a row or two.
///
/// @param left what is left of the present page
/// @param page what a whole one has
record LastPage(PdfPTable table, float left, float page) {
    private static final int FEW = 3;

    /// The table in the parts that begin a page each, but for the first.
    List<PdfPTable> parts() {
        int rows = table.size();
        int head = table.getHeaderRows();
        int first = firstRow();
        boolean alone = first > head && rows - first < FEW && rows - head > FEW;
        if (!alone) {
            return List.of(table);
        }
        int cut = rows - FEW;
        return List.of(part(head, cut), part(cut, rows));
    }

    /// The first row of the last page, as they fall by themselves.
    private int firstRow() {
        int head = table.getHeaderRows();
        float heading = 0;
        for (int i = 0; i < head; i++) {
            heading += table.getRowHeight(i);
        }
        int first = head;
        float room = left - heading;
        for (int i = head; i < table.size(); i++) {
            float height = table.getRowHeight(i);
            if (height > room) {
                first = i;
                room = page - heading;
            }
            room -= height;
        }
        return first;
    }

    private PdfPTable part(int from, int to) {
        PdfPTable part = PdfPTable.shallowCopy(table);
        var rows = new ArrayList<>(table.getRows(0, table.getHeaderRows()));
        rows.addAll(table.getRows(from, to));
        part.getRows().addAll(rows);
        return part;
    }
}
