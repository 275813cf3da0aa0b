package dev.attest.iampolicy;

/// A condition, compiled: it answers for any context.
@FunctionalInterface
public interface CompiledCondition {

    /// Whether the condition holds; MAYBE when that hangs on what the context does not tell.
    Truth holds(Context context);
}
