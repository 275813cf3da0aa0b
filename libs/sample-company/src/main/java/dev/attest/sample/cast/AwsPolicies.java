package dev.attest.sample.cast;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.sample.model.ManagedPolicy;
import java.time.Instant;

/// Policies that AWS manages, as they appear among the policies of an account.
final class AwsPolicies {

    private AwsPolicies() {}

    /// The policy with this name, wherever its path puts it. Long documents are shortened.
    static ManagedPolicy named(String name) {
        JsonNode policy = Documents.ofAws(name);
        String path = policy.get("path").asText();
        String arn = "arn:aws:iam::aws:policy" + path + name;
        return new ManagedPolicy(
                name,
                path,
                arn,
                Dice.of(0, arn).iamId("ANPA"),
                policy.get("version").asText(),
                Instant.parse(policy.get("created").asText()),
                policy.get("document").toString());
    }
}
