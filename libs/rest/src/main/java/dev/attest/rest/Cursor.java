package dev.attest.rest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

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
            if (in.read() != -1 || decoded.stream().anyMatch(part -> part.indexOf('\0') >= 0)) {
                throw bad();
            }
            return List.copyOf(decoded);
        } catch (IOException | IllegalArgumentException e) {
            throw bad();
        }
    }

    /// A part that is a moment.
    ///
    /// @throws ProblemException 400 when it is none
    public static Instant instant(String part) {
        return typed(part, Moments::parse);
    }

    /// A part that is an id.
    ///
    /// @throws ProblemException 400 when it is none
    public static UUID uuid(String part) {
        return typed(part, UUID::fromString);
    }

    /// A part that is a position: a whole number, not negative.
    ///
    /// @throws ProblemException 400 when it is none
    public static long number(String part) {
        long number = typed(part, Long::parseLong);
        if (number < 0 || number == Long.MAX_VALUE) {
            throw bad();
        }
        return number;
    }

    /// A part that is a place in a list: from 0 to 2,147,483,647.
    ///
    /// @throws ProblemException 400 when it is none
    public static int position(String part) {
        int position = typed(part, Integer::parseInt);
        if (position < 0) {
            throw bad();
        }
        return position;
    }

    private static <T> T typed(String part, Function<String, T> type) {
        try {
            return type.apply(part);
        } catch (DateTimeException | IllegalArgumentException e) {
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
