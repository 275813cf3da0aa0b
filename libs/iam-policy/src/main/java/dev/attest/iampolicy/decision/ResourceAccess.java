package dev.attest.iampolicy.decision;

import dev.attest.iampolicy.PolicyKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything on the resource's side that decides who may use it.
///
/// @param account the account that owns the resource; null when the ARN does not tell it, as those
///   of buckets do not, and nobody else does: then the principal's own account is meant
/// @param policy the resource policy or, for a role, its trust policy; empty when there is none,
///   and a set with an unread policy when what it says is not known
/// @param controls the resource control policies of the resource's account
public record ResourceAccess(
        @Nullable String account, Optional<PolicySet> policy, ControlPolicies controls) {

    private static final int ACCOUNT = 4;

    public ResourceAccess {
        if (account != null && !PrincipalArn.isAccount(account)) {
            throw new IllegalArgumentException("not an account: " + account);
        }
        policy.ifPresent(set -> set.mustBe(PolicyKind.RESOURCE, PolicyKind.TRUST));
        controls.mustBe(PolicyKind.RESOURCE_CONTROL);
    }

    /// A resource without policies, in the account that its ARN tells.
    public static ResourceAccess of(String arn) {
        String[] parts = arn.split(":", ACCOUNT + 2);
        return new ResourceAccess(
                parts.length > ACCOUNT && PrincipalArn.isAccount(parts[ACCOUNT])
                        ? parts[ACCOUNT]
                        : null,
                Optional.empty(),
                ControlPolicies.none());
    }

    /// Whether the text is the id of an account: 12 digits.
    public static boolean isAccount(String text) {
        return PrincipalArn.isAccount(text);
    }

    /// What kind of policy the resource of a request has: a role has a trust policy.
    public static PolicyKind policyKind(String action, String resource) {
        return RequiredPolicy.of(Request.of(action, resource))
                .filter(RequiredPolicy.TRUST::equals)
                .map(trust -> PolicyKind.TRUST)
                .orElse(PolicyKind.RESOURCE);
    }

    /// The same, owned by the account.
    public ResourceAccess in(String owner) {
        return new ResourceAccess(owner, policy, controls);
    }

    /// The same with a resource policy.
    public ResourceAccess with(PolicySet resourcePolicy) {
        return new ResourceAccess(account, Optional.of(resourcePolicy), controls);
    }

    /// The same under resource control policies.
    public ResourceAccess under(ControlPolicies resourceControls) {
        return new ResourceAccess(account, policy, resourceControls);
    }

    /// Whether the principal is of another account.
    boolean foreignTo(Caller caller) {
        PrincipalArn parts = caller.parts();
        return account != null && parts != null && !account.equals(parts.account());
    }
}
