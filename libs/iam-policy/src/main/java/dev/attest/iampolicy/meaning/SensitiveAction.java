package dev.attest.iampolicy.meaning;

/// A privileged action that a principal holds.
///
/// @param sentence for a manager, such as `Can create access keys for any user`
public record SensitiveAction(PrivilegedAction action, Held held, String sentence) {}
