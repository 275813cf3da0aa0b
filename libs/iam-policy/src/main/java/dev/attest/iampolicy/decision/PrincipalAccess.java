package dev.attest.iampolicy.decision;

import java.util.Optional;
import java.util.stream.Stream;

/// Everything that decides what one principal may do.
///
/// A request is allowed when the identity policies allow it, the permissions boundary, if there is
/// one, allows it too, and nothing denies it. Source: IAM User Guide, "Policy evaluation logic" and
/// "Permissions boundaries for IAM entities".
///
/// @param identity the principal's own policies and those of its groups
/// @param boundary empty when there is no boundary; a boundary that could not be read is a set with
///   an unread policy
public record PrincipalAccess(
        Principal principal, PolicySet identity, Optional<PolicySet> boundary) {

    /// Policies of nobody in particular: for judging a document by itself.
    public static PrincipalAccess of(PolicySet identity) {
        return new PrincipalAccess(Principal.unknown(), identity, Optional.empty());
    }

    /// Decides one request.
    public Decision decide(Request request) {
        return Decision.of(
                request.context(),
                identity.judge(request),
                boundary.map(policies -> policies.judge(request)));
    }

    /// All policies of all layers.
    public Stream<NamedPolicy> policies() {
        return Stream.concat(
                identity.policies().stream(),
                boundary.stream().flatMap(layer -> layer.policies().stream()));
    }
}
