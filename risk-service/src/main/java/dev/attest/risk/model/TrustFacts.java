package dev.attest.risk.model;

/// A role, in an account the subject answers for, that somebody from outside can assume.
///
/// @param role its name and account
/// @param openness how wide the door is
/// @param administrator whether the role is administrator
public record TrustFacts(String role, Openness openness, boolean administrator) {

    /// How wide a trust policy opens the door.
    public enum Openness {
        /// The trust policy could not be read.
        UNKNOWN,
        /// Outsiders, narrowed by conditions.
        CONDITIONAL,
        /// Named outsiders, without conditions.
        NAMED,
        /// Anybody, without conditions.
        ANYBODY
    }
}
