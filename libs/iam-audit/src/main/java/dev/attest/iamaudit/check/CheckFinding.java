package dev.attest.iamaudit.check;

/// What a check says about one resource.
///
/// @param resource an ARN where there is one; of an inline policy the holder's ARN and the policy's
///   name
/// @param reason half a sentence
public record CheckFinding(Check check, String resource, CheckStatus status, String reason) {}
