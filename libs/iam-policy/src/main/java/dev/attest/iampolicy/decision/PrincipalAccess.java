package dev.attest.iampolicy.decision;

import dev.attest.iampolicy.PolicyKind;
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
}
