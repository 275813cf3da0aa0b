package dev.attest.certification.review.model;

/// What a reviewer declares by signing.
///
/// @param meaning the sentence the signature stands for
/// @param takingAlong whether what is kept may go along with what is revoked
public record Signature(String meaning, boolean takingAlong) {}
