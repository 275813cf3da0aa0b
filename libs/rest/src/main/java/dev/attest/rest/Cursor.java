package dev.attest.rest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// The place where a page ended, opaque to the caller. It is no secret and no permission: whoever
/// forges one gets a page of what they may see anyway.
public final class Cursor {

    private static final int LONGEST = 4096;

    private Cursor() {}

    /// @param parts the sort key of the last item on the page
    public static String encode(String... parts) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            for (String part : parts) {
                out.writeUTF(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /// @throws ProblemException 400 when the cursor is not one that `encode` made from as many
    ///   parts
    public static List<String> decode(String cursor, int parts) {
        if (cursor.length() > LONGEST) {
            throw bad();
        }
        try (var in =
                new DataInputStream(
                        new ByteArrayInputStream(Base64.getUrlDecoder().decode(cursor)))) {
            var decoded = new ArrayList<String>(parts);
            for (int i = 0; i < parts; i++) {
                decoded.add(in.readUTF());
            }
            if (in.read() != -1) {
                throw bad();
            }
            return List.copyOf(decoded);
        } catch (IOException | IllegalArgumentException e) {
            throw bad();
        }
    }

    private static ProblemException bad() {
        return ProblemException.badRequest(
                "bad-cursor",
                "The cursor is not one that this list gave out.",
                List.of(new Violation("/cursor", "is not a cursor of this list")));
    }
}
