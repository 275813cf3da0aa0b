package dev.attest.reporting.certification.pdf;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import org.openpdf.text.Font;
import org.openpdf.text.pdf.BaseFont;

/// The fonts of one document: Liberation Sans and Mono, embedded in part. They carry Latin, Greek
/// and Cyrillic; a character beyond them is shown as a box, never dropped.
final class Typeface {

    static final Color INK = new Color(0x1B, 0x24, 0x30);
    static final Color QUIET = new Color(0x5A, 0x65, 0x73);
    static final Color ACCENT = new Color(0x1F, 0x4E, 0x79);
    static final Color ALARM = new Color(0x9B, 0x1C, 0x1C);
    static final Color FINE = new Color(0x1E, 0x6B, 0x3A);

    private static final String BOX = "\u25A1";

    private final BaseFont regular = font("LiberationSans-Regular.ttf");
    private final BaseFont bold = font("LiberationSans-Bold.ttf");
    private final BaseFont mono = font("LiberationMono-Regular.ttf");

    Font regular(float size, Color color) {
        return new Font(regular, size, Font.NORMAL, color);
    }

    Font bold(float size, Color color) {
        return new Font(bold, size, Font.NORMAL, color);
    }

    Font mono(float size, Color color) {
        return new Font(mono, size, Font.NORMAL, color);
    }

    BaseFont plain() {
        return regular;
    }

    /// The text with a box for every character that the fonts lack, and without control characters.
    String shown(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints()
                .forEach(point -> {
                    if (point == '\n') {
                        shown.append('\n');
                    } else if (Character.isISOControl(point)) {
                        shown.append(' ');
                    } else if (carried(point)) {
                        shown.appendCodePoint(point);
                    } else {
                        shown.append(BOX);
                    }
                });
        return shown.toString();
    }

    private boolean carried(int point) {
        return point <= Character.MAX_VALUE
                && regular.charExists((char) point)
                && bold.charExists((char) point)
                && mono.charExists((char) point);
    }

    private static BaseFont font(String file) {
        try (InputStream in = Typeface.class.getResourceAsStream("/liberation/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the font " + file + " is not on the class path");
            }
            BaseFont font =
                    BaseFont.createFont(
                            file,
                            BaseFont.IDENTITY_H,
                            BaseFont.EMBEDDED,
                            false,
                            in.readAllBytes(),
                            null);
            font.setSecureRandom(new Unvarying());
            return font;
        } catch (IOException e) {
            throw new UncheckedIOException("the font " + file + " cannot be read", e);
        }
    }

    /// A subset's name is random by default; the same report must give the same bytes.
    private static final class Unvarying extends SecureRandom {

        private static final long serialVersionUID = 1L;

        @Override
        public void nextBytes(byte[] bytes) {
            java.util.Arrays.fill(bytes, (byte) 0);
        }

        @Override
        public double nextDouble() {
            return 0;
        }
    }
}
