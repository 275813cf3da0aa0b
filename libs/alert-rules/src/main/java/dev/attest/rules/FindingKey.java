package dev.attest.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/// What tells one finding of a rule from another: the same thing done again is the same finding.
final class FindingKey {

    private static final int LONGEST = 200;

    /// Those of Unicode, also beyond ASCII.
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f-\\x9f]");

    private static final List<String> WITHOUT_A_WORD =
            List.of("eventName", "actor", "requestParameters");

    private final List<Template> places;

    private FindingKey(List<Template> places) {
        this.places = places;
    }

    /// @param places empty for the call, who made it and with what
    static FindingKey of(List<String> places) {
        return new FindingKey(
                (places.isEmpty() ? WITHOUT_A_WORD : places)
                        .stream().map(Template::ofPlace).toList());
    }

    /// An event that has nothing in any of the places is a finding of its own.
    String of(JsonNode event) {
        List<String> values = new ArrayList<>();
        places.forEach(place -> values.addAll(place.values(event)));
        if (values.stream().allMatch(String::isEmpty)) {
            return "event " + event.path("eventID").asText();
        }
        return kept(String.join(" | ", values));
    }

    /// A text that is short enough to be kept, and tells it from others.
    static String kept(String text) {
        return text.length() <= LONGEST && !CONTROL.matcher(text).find()
                ? text
                : "sha256 " + sha256(text);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
