package dev.attest.rest.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.attest.rest.Problem;
import dev.attest.rest.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says in our own words what is wrong with a JSON body; Jackson's words name classes.
final class JsonProblems {

    private static final int LONGEST_VALUE = 80;

    private JsonProblems() {}

    static Problem of(JsonProcessingException e) {
        return switch (e) {
            case JsonMappingException mapping ->
                    Problem.of(
                                    400,
                                    "invalid-body",
                                    "Not understood",
                                    "The body does not have the expected form.")
                            .withViolations(
                                    List.of(
                                            new Violation(
                                                    pointer(mapping.getPath()), message(mapping))));
            default ->
                    Problem.of(400, "invalid-json", "Not understood", "The body is not JSON.")
                            .withViolations(List.of(new Violation("", "is not JSON" + place(e))));
        };
    }

    private static String message(JsonMappingException e) {
        return switch (e) {
            case UnrecognizedPropertyException _ -> "is not a known field";
            case InvalidFormatException format ->
                    "'" + shorten(format.getValue()) + "' is not " + expected(format);
            case ValueInstantiationException value -> reason(value);
            case MismatchedInputException mismatch -> "must be " + expected(mismatch);
            default -> "is not JSON" + place(e);
        };
    }

    // Records check themselves and say what is wrong; those words are ours.
    private static String reason(ValueInstantiationException e) {
        return e.getCause() instanceof IllegalArgumentException cause && cause.getMessage() != null
                ? cause.getMessage()
                : "is not valid";
    }

    private static String expected(MismatchedInputException e) {
        Class<?> type = e.getTargetType();
        if (type == null) {
            return "of another type";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        return switch (type.getSimpleName()) {
            case "int", "Integer", "long", "Long" -> "a whole number";
            case "double", "Double", "BigDecimal" -> "a number";
            case "boolean", "Boolean" -> "true or false";
            case "String" -> "a text";
            case "UUID" -> "a UUID";
            case "Instant" -> "an instant such as 2026-01-31T09:00:00Z";
            case "LocalDate" -> "a date such as 2026-01-31";
            case "List", "ArrayList", "Set" -> "a list";
            default -> "an object";
        };
    }

    private static String shorten(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " at line "
                        + e.getLocation().getLineNr()
                        + ", column "
                        + e.getLocation().getColumnNr();
    }

    private static String pointer(List<Reference> path) {
        return path.stream()
                .map(step ->
                        step.getFieldName() == null
                                ? String.valueOf(step.getIndex())
                                : step.getFieldName().replace("~", "~0").replace("/", "~1"))
                .map(step -> "/" + step)
                .collect(Collectors.joining());
    }
}
