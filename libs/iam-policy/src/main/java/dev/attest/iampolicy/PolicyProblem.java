package dev.attest.iampolicy;

/// Why a document is not a valid policy.
///
/// @param pointer JSON pointer (RFC 6901) to the place; empty for the document as a whole
/// @param message one sentence, naming the bad value
public record PolicyProblem(String pointer, String message) {}
