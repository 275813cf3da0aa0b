package dev.attest.iampolicy.decision;

import dev.attest.iampolicy.Truth;

/// How a Principal element names somebody. It matters, because what is granted to the one who asks
/// is not limited by what the boundary and the session policies leave out, and an account delegates
/// only.
///
/// Source: IAM User Guide, "How AWS enforcement code logic evaluates requests to allow or deny
/// access", Resource-based policies.
///
/// @param itself as the one who asks: a user, a session, a service, everybody
/// @param behind as the role or user behind the session that asks
/// @param account as its account
record Naming(Truth itself, Truth behind, Truth account) {

    static final Naming NOBODY = new Naming(Truth.NO, Truth.NO, Truth.NO);

    static Naming itself(Truth truth) {
        return new Naming(truth, Truth.NO, Truth.NO);
    }

    static Naming behind(Truth truth) {
        return new Naming(Truth.NO, truth, Truth.NO);
    }

    static Naming account(Truth truth) {
        return new Naming(Truth.NO, Truth.NO, truth);
    }

    /// Whether it is named in any way.
    Truth any() {
        return itself.or(behind).or(account);
    }

    Naming or(Naming other) {
        return new Naming(
                itself.or(other.itself), behind.or(other.behind), account.or(other.account));
    }

    /// Each as far as the statement applies.
    Naming and(Truth applies) {
        return new Naming(itself.and(applies), behind.and(applies), account.and(applies));
    }
}
