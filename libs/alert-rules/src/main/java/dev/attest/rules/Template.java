package dev.attest.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A sentence with places that an event fills: `Key {requestParameters.accessKeyId:last4} of
/// {requestParameters.userName|actor}`.
///
/// A place is one path or several, of which the first that has a value counts, each perhaps with
/// what to take of the value: the `last4` characters, the `name` after the last `/`, or the
/// `network` of an address of the internet, which nothing else has. The path `actor` is whoever
/// made the call. What is missing is `unknown`.
final class Template {

    private static final int LONGEST_VALUE = 200;
    private static final int LONGEST = 4_000;
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
    private static final String UNKNOWN = "unknown";
    private static final String HIDDEN = "HIDDEN_DUE_TO_SECURITY_REASONS";
    private static final Pattern POSITION = Pattern.compile("\\d{1,6}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final List<List<String>> ACTOR =
            Stream.of(
                            "userIdentity.userName",
                            "userIdentity.arn",
                            "userIdentity.onBehalfOf.userId",
                            "userIdentity.principalId",
                            "userIdentity.invokedBy",
                            "userIdentity.type")
                    .map(Template::steps)
                    .toList();

    private final List<Part> parts;

    private Template(List<Part> parts) {
        this.parts = parts;
    }

    private sealed interface Part {
        record Words(String text) implements Part {}

        record Place(List<Way> ways) implements Part {}
    }

    /// @param paths in steps; the first that leads to something counts
    private record Way(List<List<String>> paths, Take take) {}

    private enum Take {
        ALL,
        LAST4,
        NAME,
        NETWORK
    }

    /// @throws InvalidRuleException if a place is not closed, is empty or takes what there is not
    static Template of(String text) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                throw new InvalidRuleException(0, "a place in a message is not closed: " + text);
            }
            parts.add(new Part.Words(text.substring(from, open)));
            parts.add(place(text.substring(open + 1, close)));
            from = close + 1;
        }
        parts.add(new Part.Words(text.substring(from)));
        return new Template(List.copyOf(parts));
    }

    /// One place, such as `requestParameters.userName|actor`.
    static Template ofPlace(String text) {
        return new Template(List.of(place(text)));
    }

    private static Part.Place place(String text) {
        return new Part.Place(
                Arrays.stream(text.split("\\|", -1))
                        .map(String::strip)
                        .map(Template::way)
                        .toList());
    }

    private static Way way(String text) {
        int colon = text.indexOf(':');
        String path = colon < 0 ? text : text.substring(0, colon);
        if (!PATH.matcher(path).matches()) {
            throw new InvalidRuleException(0, "no path into an event: '" + text + "'");
        }
        String take = colon < 0 ? "" : text.substring(colon + 1);
        return new Way(
                path.equals("actor") ? ACTOR : List.of(steps(path)),
                switch (take) {
                    case "" -> Take.ALL;
                    case "last4" -> Take.LAST4;
                    case "name" -> Take.NAME;
                    case "network" -> Take.NETWORK;
                    default ->
                            throw new InvalidRuleException(
                                    0, "neither last4, name nor network: '" + take + "'");
                });
    }

    private static List<String> steps(String path) {
        return List.of(path.split("\\.", -1));
    }

    /// The sentence, cut where it becomes too long.
    String fill(JsonNode event) {
        StringBuilder out = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Part.Words words -> out.append(words.text());
                case Part.Place place -> {
                    String value = value(event, place);
                    out.append(value.isEmpty() || value.equals(HIDDEN) ? UNKNOWN : shown(value));
                }
            }
        }
        return cut(out.toString(), LONGEST);
    }

    /// What stands in the places, whole; `''` for those that are missing.
    List<String> values(JsonNode event) {
        List<String> values = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Part.Place place) {
                values.add(value(event, place));
            }
        }
        return values;
    }

    private static String value(JsonNode event, Part.Place place) {
        for (Way way : place.ways()) {
            String taken = taken(first(event, way.paths()), way.take());
            if (!taken.isEmpty()) {
                return taken;
            }
        }
        return "";
    }

    private static String first(JsonNode event, List<List<String>> paths) {
        for (List<String> path : paths) {
            String found = at(event, path);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return "";
    }

    private static String at(JsonNode event, List<String> path) {
        JsonNode at = event;
        for (String step : path) {
            at =
                    at.isArray() && POSITION.matcher(step).matches()
                            ? at.path(Integer.parseInt(step))
                            : at.path(step);
        }
        return at.isContainerNode() ? at.toString() : at.isNull() ? "" : at.asText();
    }

    private static String taken(String value, Take take) {
        return switch (take) {
            case ALL -> value;
            case LAST4 -> value.substring(Math.max(0, value.length() - 4));
            case NAME -> value.substring(value.lastIndexOf('/') + 1);
            case NETWORK -> Address.ofInternet(value).map(Address::provider).orElse("");
        };
    }

    /// One short line: a record may hold anything.
    private static String shown(String value) {
        return CONTROL.matcher(cut(value, LONGEST_VALUE)).replaceAll(" ");
    }

    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        boolean half = Character.isHighSurrogate(text.charAt(length - 1));
        return text.substring(0, half ? length - 1 : length) + "…";
    }
}
