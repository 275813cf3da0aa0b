package dev.attest.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.rules.AlertRule.Outcome;

/// What a CloudTrail record says of its call.
final class RuleEvent {

    private RuleEvent() {}

    /// A sign-in says it in `errorMessage` and in its response.
    static Outcome outcome(JsonNode event) {
        boolean refused =
                event.path("errorCode").isTextual()
                        || event.path("errorMessage").isTextual()
                        || event.path("responseElements")
                                .path("ConsoleLogin")
                                .asText()
                                .equals("Failure");
        return refused ? Outcome.REFUSED : Outcome.SUCCEEDED;
    }
}
