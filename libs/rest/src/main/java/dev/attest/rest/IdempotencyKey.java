package dev.attest.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The `Idempotency-Key` of a request that starts something: the same key with the same body gives
/// the same answer once more, with another body it is refused.
///
/// @param value 1 to 128 visible ASCII characters, chosen by the caller
public record IdempotencyKey(String value) {

    public static final String HEADER = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7E]{1,128}");

    private static final ObjectMapper CANONICAL =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build();

    /// @param header the header's value as received; null when it was not sent
    /// @throws ProblemException 400 when it is missing or malformed
    public static IdempotencyKey required(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw ProblemException.badRequest(
                    "idempotency-key-required",
                    "Send an Idempotency-Key, so that a repeated request starts nothing twice.",
                    List.of(new Violation("/" + HEADER, "is missing")));
        }
        if (!FORM.matcher(header).matches()) {
            throw ProblemException.badRequest(
                    "idempotency-key-malformed",
                    "The Idempotency-Key must be 1 to 128 visible ASCII characters.",
                    List.of(new Violation("/" + HEADER, "has " + header.length() + " characters")));
        }
        return new IdempotencyKey(header);
    }

    /// Tells bodies apart: SHA-256 of the body as JSON with sorted names, in hexadecimal.
    public static String fingerprint(Object body) {
        try {
            String json = CANONICAL.writeValueAsString(body);
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(json.getBytes(StandardCharsets.UTF_8)));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("cannot fingerprint a " + body.getClass(), e);
        }
    }

    /// What to answer when the key was used before with another body.
    public static ProblemException reused() {
        return ProblemException.unprocessable(
                "idempotency-key-reused",
                "This Idempotency-Key was used with another body.",
                List.of());
    }
}
