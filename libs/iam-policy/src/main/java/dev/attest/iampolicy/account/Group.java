package dev.attest.iampolicy.account;

import dev.attest.iampolicy.decision.PolicySet;

/// A group of users.
///
/// @param policies attached and inline
public record Group(String arn, PolicySet policies) {}
