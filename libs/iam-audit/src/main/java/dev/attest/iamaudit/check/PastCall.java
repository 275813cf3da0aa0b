package dev.attest.iamaudit.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Optional;

/// A call that CloudTrail recorded.
///
/// @param name of the event, as CloudTrail writes it
/// @param region where it was made; empty where it is not told
/// @param service whether a service made it by itself, or on somebody's behalf
/// @param identity who made it: the ARN of the role or the user behind a session; what else the
///   record tells of those who have none; empty where it tells nothing
record PastCall(String name, Instant at, String region, boolean service, String identity) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// That is how older records call the console, where a person acts.
    private static final String CONSOLE = "signin.amazonaws.com";

    /// @param event of `Events`
    /// @return empty when it is no event that can be read
    static Optional<PastCall> read(JsonNode event) {
        JsonNode call;
        try {
            call = JSON.readTree(event.path("CloudTrailEvent").asText(""));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        String name = call.path("eventName").asText("");
        JsonNode who = call.path("userIdentity");
        return Ages.moment(call.path("eventTime").asText(""))
                .filter(at -> !name.isEmpty())
                .map(at ->
                        new PastCall(
                                name,
                                at,
                                call.path("awsRegion").asText(""),
                                service(who),
                                identity(who)));
    }

    private static boolean service(JsonNode who) {
        String by = who.path("invokedBy").asText("");
        return who.path("type").asText().equals("AWSService")
                || !by.isEmpty() && !by.equals(CONSOLE);
    }

    private static String identity(JsonNode who) {
        String issuer = who.path("sessionContext").path("sessionIssuer").path("arn").asText("");
        if (!issuer.isEmpty()) {
            return issuer;
        }
        String arn = who.path("arn").asText("");
        if (!arn.isEmpty()) {
            return arn;
        }
        String person = who.path("onBehalfOf").path("userId").asText("");
        return person.isEmpty() ? who.path("principalId").asText("").split(":", 2)[0] : person;
    }
}
