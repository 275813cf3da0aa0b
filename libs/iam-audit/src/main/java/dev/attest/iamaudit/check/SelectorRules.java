package dev.attest.iamaudit.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.StreamSupport;

/// Rules about which events trails record.
///
/// Source: CloudTrail API Reference, "EventSelector" and "AdvancedEventSelector".
final class SelectorRules {

    private static final String OBJECTS = "AWS::S3::Object";
    private static final Set<String> ALL_OBJECTS =
            Set.of("arn:aws:s3", "arn:aws:s3:::", "arn:aws:s3:::*", "arn:aws:s3:::*/*");

    /// What is done to an object.
    enum Kind {
        READ("ReadOnly", "true"),
        WRITE("WriteOnly", "false");

        private final String classic;
        private final String readOnly;

        Kind(String classic, String readOnly) {
            this.classic = classic;
            this.readOnly = readOnly;
        }
    }

    private SelectorRules() {}

    /// Parameter `kind`: `READ` or `WRITE`.
    static void objectEvents(AuditSources sources, Parameters parameters, Judgements judgements) {
        Kind kind = Kind.valueOf(parameters.text("kind"));
        boolean untold = false;
        if (sources.has(Source.TRAILS)) {
            Trails trails = new Trails(sources);
            trails.refusals(judgements);
            if (trails.all().isEmpty()) {
                trails.none(judgements);
                return;
            }
            untold = trails.partly();
        }
        boolean any = false;
        for (JsonNode trail : sources.outputs(Source.EVENT_SELECTORS)) {
            if (Regions.refused(trail, trail.path("TrailARN").asText(), judgements)) {
                untold = true;
            } else if (any(trail.path("EventSelectors"), each -> classic(each, kind))
                    || any(trail.path("AdvancedEventSelectors"), each -> advanced(each, kind))) {
                any = true;
                judgements.pass(trail.path("TrailARN").asText(), "records it for every object");
            }
        }
        if (!any && !untold) {
            judgements.fail(sources.account(), "no trail records it for every object");
        }
    }

    private static boolean classic(JsonNode selector, Kind kind) {
        String recorded = selector.path("ReadWriteType").asText("All");
        return (recorded.equals("All") || recorded.equals(kind.classic))
                && any(
                        selector.path("DataResources"),
                        resource ->
                                resource.path("Type").asText().equals(OBJECTS)
                                        && any(
                                                resource.path("Values"),
                                                value -> ALL_OBJECTS.contains(value.asText())));
    }

    /// Any other field leaves something out.
    private static boolean advanced(JsonNode selector, Kind kind) {
        boolean objects = false;
        for (JsonNode field : selector.path("FieldSelectors")) {
            boolean equal = field.size() == 2 && field.has("Equals");
            switch (field.path("Field").asText()) {
                case "eventCategory" -> {
                    if (!equal || !holds(field, "Data")) {
                        return false;
                    }
                }
                case "resources.type" -> objects = equal && holds(field, OBJECTS);
                case "readOnly" -> {
                    if (!equal || !holds(field, kind.readOnly)) {
                        return false;
                    }
                }
                default -> {
                    return false;
                }
            }
        }
        return objects;
    }

    private static boolean holds(JsonNode field, String value) {
        return any(field.path("Equals"), each -> each.asText().equals(value));
    }

    private interface Question {
        boolean holds(JsonNode node);
    }

    private static boolean any(JsonNode list, Question question) {
        return StreamSupport.stream(list.spliterator(), false).anyMatch(question::holds);
    }
}
