package dev.attest.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.rules.AlertRule.Outcome;
import java.util.stream.Stream;

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
        return Stream.of(
                        event.path("responseElements").path("ConsoleLogin"),
                        details.path("CredentialVerification"),
                        details.path("UserAuthentication"))
                .anyMatch(answer -> answer.asText().equals("Failure"));
    }
}
