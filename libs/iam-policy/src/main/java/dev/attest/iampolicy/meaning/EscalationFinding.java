package dev.attest.iampolicy.meaning;

/// A path that a principal has.
///
/// @param held SOME reach means that it works only on resources a policy singles out: whether that
///   makes an administrator depends on what those resources can do
public record EscalationFinding(EscalationPath path, Held held) {}
