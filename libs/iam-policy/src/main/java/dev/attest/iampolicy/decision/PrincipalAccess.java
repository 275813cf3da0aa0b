package dev.attest.iampolicy.decision;

import dev.attest.iampolicy.PolicyKind;
import dev.attest.iampolicy.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Everything on the principal's side that decides what it may do.
///
/// A request is allowed when the identity policies allow it, the permissions boundary, the session
/// policies and every level of service control policies, where there are any, allow it too, and
/// nothing denies it. The resource's side adds to that, and takes away: see `ResourceAccess`.
///
/// Source: IAM User Guide, "Policy evaluation logic" and "Permissions boundaries for IAM entities".
///
/// @param identity the principal's own policies and those of its groups; of a session those of its
///   role or user
/// @param boundary empty when there is no boundary; a boundary that could not be read is a set with
///   an unread policy
/// @param session the session policies, which count together; empty when there are none
/// @param controls the service control policies of the principal's account
public record PrincipalAccess(
        Principal principal,
        PolicySet identity,
        Optional<PolicySet> boundary,
        Optional<PolicySet> session,
        ControlPolicies controls) {

    public PrincipalAccess {
        controls.mustBe(PolicyKind.SERVICE_CONTROL);
    }

    /// Without session policies and service control policies.
    public PrincipalAccess(Principal principal, PolicySet identity, Optional<PolicySet> boundary) {
        this(principal, identity, boundary, Optional.empty(), ControlPolicies.none());
    }

    /// Policies of nobody in particular: for judging a document by itself.
    public static PrincipalAccess of(PolicySet identity) {
        return new PrincipalAccess(Principal.unknown(), identity, Optional.empty());
    }

    /// The same in a session with session policies.
    public PrincipalAccess withSession(PolicySet policies) {
        return new PrincipalAccess(principal, identity, boundary, Optional.of(policies), controls);
    }

    /// The same under service control policies.
    public PrincipalAccess under(ControlPolicies serviceControls) {
        return new PrincipalAccess(principal, identity, boundary, session, serviceControls);
    }

    /// The same with other identity policies.
    public PrincipalAccess withIdentity(PolicySet policies) {
        return new PrincipalAccess(principal, policies, boundary, session, controls);
    }

    /// The same without a permissions boundary.
    public PrincipalAccess withoutBoundary() {
        return new PrincipalAccess(principal, identity, Optional.empty(), session, controls);
    }

    /// The same policies of another principal.
    public PrincipalAccess of(Principal other) {
        return new PrincipalAccess(other, identity, boundary, session, controls);
    }

    /// Decides one request by the principal's side alone: as for a resource of the same account
    /// that has no policy, also where every resource has one.
    public Decision decide(Request request) {
        return Evaluation.decide(this, request, null);
    }

    /// Decides one request by both sides.
    public Decision decide(Request request, ResourceAccess resource) {
        return Evaluation.decide(this, request, resource);
    }

    /// All policies of all layers.
    public Stream<NamedPolicy> policies() {
        return Stream.of(
                        Stream.of(identity),
                        boundary.stream(),
                        session.stream(),
                        controls.levels().stream())
                .flatMap(sets -> sets)
                .flatMap(set -> set.policies().stream());
    }

    /// All statements of all layers that could be read.
    public List<Statement> statements() {
        return policies()
                .filter(NamedPolicy.Read.class::isInstance)
                .flatMap(policy -> ((NamedPolicy.Read) policy).document().statements().stream())
                .toList();
    }
}
