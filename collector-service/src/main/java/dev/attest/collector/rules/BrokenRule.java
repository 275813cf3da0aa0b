package dev.attest.collector.rules;

/// A file of the folder that is no rule.
///
/// @param id as its name says
/// @param problem with the line, where it has one
public record BrokenRule(String id, String problem) {}
