package dev.attest.iamaudit.check;

/// How a resource came out of a check, the worst first.
public enum CheckStatus {
    FAIL,
    /// A source was not given, or could not be read. Never counts as passed.
    NOT_EVALUATED,
    PASS,
    /// What the check asks about is not there.
    NOT_APPLICABLE
}
