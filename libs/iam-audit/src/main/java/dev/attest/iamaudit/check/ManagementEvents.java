package dev.attest.iamaudit.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/// Which management events a trail's selectors record.
///
/// Source: CloudTrail API Reference, "EventSelector" and "AdvancedEventSelector"; Amazon Bedrock
/// User Guide, "Monitor Amazon Bedrock API calls using CloudTrail".
final class ManagementEvents {

    private static final String BEDROCK = "bedrock.amazonaws.com";

    private ManagementEvents() {}

    /// Whether it records all of them, those that read and those that write.
    ///
    /// @param whole none may be left out; else services may be, as KMS often is
    static boolean all(JsonNode selectors, boolean whole) {
        return any(
                        selectors.path("EventSelectors"),
                        each ->
                                classic(each)
                                        && each.path("ReadWriteType").asText("All").equals("All")
                                        && (!whole
                                                || each.path("ExcludeManagementEventSources")
                                                        .isEmpty()))
                || any(
                        selectors.path("AdvancedEventSelectors"),
                        each -> advanced(each, field -> !whole && excludes(field)));
    }

    /// Whether it records calls of Bedrock, be it those of models or of something else there.
    static boolean bedrock(JsonNode selectors) {
        return any(
                        selectors.path("EventSelectors"),
                        each ->
                                classic(each)
                                        && !each.path("ReadWriteType")
                                                .asText("All")
                                                .equals("WriteOnly"))
                || any(
                        selectors.path("AdvancedEventSelectors"),
                        each ->
                                advanced(
                                                each,
                                                field ->
                                                        excludes(field) && !names(field, BEDROCK)
                                                                || readOnly(field))
                                        || data(each));
    }

    private static boolean classic(JsonNode selector) {
        return selector.path("IncludeManagementEvents").asBoolean(true);
    }

    /// @param harmless fields that may narrow what is recorded
    private static boolean advanced(JsonNode selector, Predicate<JsonNode> harmless) {
        JsonNode fields = selector.path("FieldSelectors");
        boolean management =
                any(
                        fields,
                        each ->
                                each.path("Field").asText().equals("eventCategory")
                                        && names(each, "Management"));
        return management
                && StreamSupport.stream(fields.spliterator(), false)
                        .allMatch(each ->
                                each.path("Field").asText().equals("eventCategory")
                                        || harmless.test(each));
    }

    private static boolean data(JsonNode selector) {
        return any(
                selector.path("FieldSelectors"),
                each ->
                        each.path("Field").asText().equals("resources.type")
                                && any(
                                        each.path("Equals"),
                                        type -> type.asText().startsWith("AWS::Bedrock::")));
    }

    private static boolean excludes(JsonNode field) {
        return field.path("Field").asText().equals("eventSource") && !field.has("Equals");
    }

    private static boolean readOnly(JsonNode field) {
        return field.path("Field").asText().equals("readOnly") && names(field, "true");
    }

    /// Whether the value stands in the field's list, whatever the list is for.
    private static boolean names(JsonNode field, String value) {
        return any(field, list -> any(list, each -> each.asText().equals(value)));
    }

    private static boolean any(JsonNode list, Predicate<JsonNode> question) {
        return StreamSupport.stream(list.spliterator(), false).anyMatch(question);
    }
}
