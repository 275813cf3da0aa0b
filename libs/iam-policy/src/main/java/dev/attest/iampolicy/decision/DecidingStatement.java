package dev.attest.iampolicy.decision;

import dev.attest.iampolicy.Statement;
import dev.attest.iampolicy.Truth;

/// A statement that speaks of a request.
///
/// @param policy name of its policy
/// @param applies YES, or MAYBE where a condition or a policy variable is open, or whether the
///   principal is meant
public record DecidingStatement(Layer layer, String policy, Statement statement, Truth applies) {

    /// Whether both are the same statement of the same policy in the same layer.
    boolean sameAs(DecidingStatement other) {
        return statement == other.statement && layer == other.layer && policy.equals(other.policy);
    }
}
