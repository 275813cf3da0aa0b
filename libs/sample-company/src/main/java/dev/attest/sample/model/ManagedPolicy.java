package dev.attest.sample.model;

import java.time.Instant;

/// A managed policy, of the account or of AWS, with its default version.
///
/// @param document the policy as JSON text
public record ManagedPolicy(
        String name,
        String path,
        String arn,
        String id,
        String version,
        Instant created,
        String document) {

    public PolicyRef ref() {
        return new PolicyRef(name, arn);
    }
}
