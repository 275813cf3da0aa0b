package dev.attest.iamaudit.inventory;

import dev.attest.iampolicy.PrincipalElement;
import dev.attest.iampolicy.account.Identity;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.Principal;
import dev.attest.iampolicy.decision.PrincipalAccess;
import dev.attest.iampolicy.trust.TrustPolicy;
import dev.attest.iampolicy.trust.TrustedParty;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A user, group or role with what was given to it directly.
///
/// @param attached managed policies
/// @param groups names of the groups that a user is in
/// @param boundary empty when there is none
/// @param trust a role's trust policy; empty for others
public record Holder(
        HolderKind kind,
        String arn,
        List<NamedPolicy> attached,
        List<NamedPolicy> inline,
        List<String> groups,
        Optional<NamedPolicy> boundary,
        Optional<NamedPolicy> trust) {

    public Holder {
        attached = List.copyOf(attached);
        inline = List.copyOf(inline);
        groups = List.copyOf(groups);
    }

    /// Without its path.
    public String name() {
        return Identity.name(arn);
    }

    /// 12 digits.
    public String account() {
        return Identity.account(arn);
    }

    /// What its own policies let it do; those of a user's groups left out.
    public PrincipalAccess ownAccess() {
        PolicySet own = new PolicySet(Stream.concat(attached.stream(), inline.stream()).toList());
        Optional<PolicySet> bound = boundary.map(PolicySet::of);
        return kind == HolderKind.GROUP
                ? PrincipalAccess.of(own)
                : new PrincipalAccess(new Principal(arn, List.of()), own, bound);
    }

    /// Whether AWS's own managed policy of that name is attached.
    public boolean holdsManaged(String name) {
        return attached.stream()
                .anyMatch(policy -> policy.name().equals(name) && !policy.customerManaged());
    }

    /// Whether it is a role that only AWS made and changes.
    public boolean serviceLinked() {
        return new Principal(arn, List.of()).serviceLinked();
    }

    /// Whom a role's trust policy lets in; empty when that could not be read.
    public Optional<TrustPolicy> trustPolicy() {
        return trust.filter(NamedPolicy.Read.class::isInstance)
                .map(policy -> new TrustPolicy(((NamedPolicy.Read) policy).document()));
    }

    /// Whether only services of AWS can assume the role.
    public boolean forServices() {
        List<TrustedParty> parties = trustPolicy().map(TrustPolicy::parties).orElse(List.of());
        return serviceLinked()
                || (!parties.isEmpty()
                        && parties.stream()
                                .allMatch(party ->
                                        party.principal() instanceof PrincipalElement.Service));
    }
}
