package dev.attest.iampolicy.decision;

/// What has to be known for a decision to become definite.
public sealed interface OpenQuestion {

    /// The statement applies only when its conditions and policy variables come out so.
    record OpenStatement(DecidingStatement statement) implements OpenQuestion {}

    /// The policy's document is unknown.
    record UnreadPolicy(Layer layer, NamedPolicy.Unread policy) implements OpenQuestion {}
}
