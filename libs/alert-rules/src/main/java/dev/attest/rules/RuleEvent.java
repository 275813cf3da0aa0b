package dev.attest.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.rules.AlertRule.Outcome;

/// What a CloudTrail record says of its call.
final class RuleEvent {

    private RuleEvent() {}

    static Outcome outcome(JsonNode event) {
        boolean refused =
                event.path("errorCode").isTextual()
                        || event.path("errorMessage").isTextual()
                        || signInFailed(event);
        return refused ? Outcome.REFUSED : Outcome.SUCCEEDED;
    }

    /// The console says it in its response, Identity Center in details of the event.
    private static boolean signInFailed(JsonNode event) {
        JsonNode details = event.path("serviceEventDetails");
        return failed(event.path("responseElements").path("ConsoleLogin"))
                || failed(details.path("CredentialVerification"))
                || failed(details.path("UserAuthentication"));
    }

    private static boolean failed(JsonNode answer) {
        return answer.asText().equals("Failure");
    }
}
