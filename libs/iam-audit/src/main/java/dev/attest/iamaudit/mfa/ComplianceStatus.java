package dev.attest.iamaudit.mfa;

/// How a user stands.
public enum ComplianceStatus {
    /// Signs in to the console with MFA.
    PASS,
    /// Signs in to the console without.
    FAIL,
    /// Has no console access, so that MFA is not asked for.
    INFO,
    /// Nobody knows: what decides could not be read.
    NOT_EVALUATED
}
