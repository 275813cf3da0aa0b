package dev.attest.iampolicy.decision;

import java.util.Optional;

/// The resources whose own policy must allow, also within their account: identity policies count
/// only where it names the account. Every one of them has such a policy.
///
/// Source: IAM User Guide, "How AWS enforcement code logic evaluates requests to allow or deny
/// access", Resource-based policies; KMS Developer Guide, "Key policies in AWS KMS".
enum RequiredPolicy {
    KEY("kms:", ":key/", "key policy"),
    TRUST("sts:", ":role/", "trust policy");

    private final String actions;
    private final String resources;
    private final String called;

    RequiredPolicy(String actions, String resources, String called) {
        this.actions = actions;
        this.resources = resources;
        this.called = called;
    }

    /// The policy that the request needs; empty where identity policies alone are enough.
    static Optional<RequiredPolicy> of(Request request) {
        for (RequiredPolicy required : values()) {
            if (request.action().startsWith(required.actions)
                    && request.resource().contains(required.resources)) {
                return Optional.of(required);
            }
        }
        return Optional.empty();
    }

    /// What stands for the policy when it was not handed over.
    PolicySet unread() {
        return PolicySet.of(new NamedPolicy.Unread(called, null, "it was not handed over"));
    }
}
