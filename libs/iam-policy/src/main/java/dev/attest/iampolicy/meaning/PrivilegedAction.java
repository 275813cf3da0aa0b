package dev.attest.iampolicy.meaning;

/// An action worth a second look.
///
/// @param action such as `iam:CreateAccessKey`
/// @param reason why it matters, one sentence
public record PrivilegedAction(String action, Category category, String reason) {

    /// What the action puts at stake.
    public enum Category {
        IDENTITY,
        CREDENTIALS,
        ESCALATION,
        DATA,
        RESOURCE_EXPOSURE,
        INFRASTRUCTURE,
        AUDIT
    }
}
