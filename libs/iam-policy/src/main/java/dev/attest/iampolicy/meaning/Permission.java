package dev.attest.iampolicy.meaning;

/// One permission that an escalation needs.
///
/// @param on the kind of resource it has to work on; permissions of one path on the same kind have
///   to work on the same resource
/// @param self which of the principal's own resources is enough; NONE when it must be another's
public record Permission(String action, ResourceKind on, Own self) {

    /// A principal's own resources.
    public enum Own {
        NONE,
        USER,
        ROLE,
        GROUP,
        ATTACHED_POLICY
    }
}
