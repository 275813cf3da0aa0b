package dev.attest.iamaudit.check;

import com.fasterxml.jackson.databind.JsonNode;

/// Outputs that are of one region each.
final class Regions {

    private static final String REGION = "Region";
    private static final String ERROR = "Error";

    private Regions() {}

    /// Such as `111122223333/eu-central-1`; the account where an output does not tell its region.
    static String resource(AuditSources sources, JsonNode output) {
        return output.has(REGION) ? resource(sources, name(output)) : sources.account();
    }

    static String resource(AuditSources sources, String region) {
        return sources.account() + "/" + region;
    }

    /// Empty where the output does not tell it.
    static String name(JsonNode output) {
        return output.path(REGION).asText("");
    }

    /// Says that AWS refused the output, if it did.
    static boolean refused(JsonNode output, String resource, Judgements judgements) {
        boolean refused = output.has(ERROR);
        if (refused) {
            judgements.unknown(resource, why(output));
        }
        return refused;
    }

    static boolean refused(JsonNode output) {
        return output.has(ERROR);
    }

    static String why(JsonNode output) {
        return "it was not read: " + output.path(ERROR).asText();
    }
}
