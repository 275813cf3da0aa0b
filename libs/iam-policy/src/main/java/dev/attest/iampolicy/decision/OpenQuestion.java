package dev.attest.iampolicy.decision;

import dev.attest.iampolicy.Condition;
import java.util.List;

/// What has to be known for a decision to become definite.
public sealed interface OpenQuestion {

    /// The statement applies only when its open conditions and policy variables come out so.
    ///
    /// @param conditions those that are open, without those that are known to hold; empty when only
    ///   a policy variable in the resource is open, or whether the principal is meant
    record OpenStatement(DecidingStatement statement, List<Condition> conditions)
            implements OpenQuestion {

        public OpenStatement {
            conditions = List.copyOf(conditions);
        }
    }

    /// The policy's document is unknown.
    record UnreadPolicy(Layer layer, NamedPolicy.Unread policy) implements OpenQuestion {}
}
