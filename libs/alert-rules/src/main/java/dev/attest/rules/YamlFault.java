package dev.attest.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Collectors;

/// What is wrong with a file of rules, in words of the file: the library speaks of classes.
public final class YamlFault {

    private YamlFault() {}

    /// Such as `severity is HUGE, which is none of CRITICAL, HIGH, MEDIUM, LOW, INFO`.
    public static String words(JsonProcessingException fault) {
        return switch (fault) {
            case UnrecognizedPropertyException unknown ->
                    "no such field: " + unknown.getPropertyName();
            case InvalidFormatException wrong when wrong.getTargetType().isEnum() ->
                    "%s is %s, which is none of %s"
                            .formatted(
                                    field(wrong),
                                    wrong.getValue(),
                                    Arrays.stream(wrong.getTargetType().getEnumConstants())
                                            .map(Object::toString)
                                            .collect(Collectors.joining(", ")));
            case MismatchedInputException none
                    when none.getOriginalMessage().startsWith("No content") ->
                    "the file is empty";
            case MismatchedInputException wrong when wrong.getTargetType() != null ->
                    field(wrong) + " is no " + shape(wrong.getTargetType());
            default -> fault.getOriginalMessage().lines().findFirst().orElse("it cannot be read");
        };
    }

    /// The innermost field that has a name; elements of lists have none.
    private static String field(MismatchedInputException fault) {
        return fault.getPath().stream()
                .map(Reference::getFieldName)
                .filter(Objects::nonNull)
                .reduce((outer, inner) -> inner)
                .orElse("the file");
    }

    private static String shape(Class<?> type) {
        if (Collection.class.isAssignableFrom(type)) {
            return "list";
        }
        if (CharSequence.class.isAssignableFrom(type) || type.isEnum()) {
            return "text";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        return type.isPrimitive() || Number.class.isAssignableFrom(type)
                ? "number"
                : "mapping of fields to values";
    }
}
