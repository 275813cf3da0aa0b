package dev.attest.iampolicy.decision;

import dev.attest.iampolicy.Statement;
import dev.attest.iampolicy.Truth;

/// A statement that speaks of a request.
///
/// @param policy name of its policy
/// @param applies YES, or MAYBE where a condition or a policy variable is open
public record DecidingStatement(String policy, Statement statement, Truth applies) {}
