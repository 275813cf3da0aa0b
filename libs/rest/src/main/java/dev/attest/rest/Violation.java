package dev.attest.rest;

/// What is wrong with one field.
///
/// @param pointer JSON pointer into the body, such as `/decisions/0/comment`, or `/` and the name
///   of a parameter
/// @param message what is wrong, in words
public record Violation(String pointer, String message) {}
