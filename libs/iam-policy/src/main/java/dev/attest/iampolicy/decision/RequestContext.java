package dev.attest.iampolicy.decision;

import dev.attest.iampolicy.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a request carries: what is told of it, and what AWS adds because of who asks and what for.
///
/// Source: IAM User Guide, "AWS global condition context keys".
public final class RequestContext {

    private static final String PRINCIPAL_ARN = Context.fold("aws:PrincipalArn");
    private static final String RESOURCE_ACCOUNT = Context.fold("aws:ResourceAccount");

    private RequestContext() {}

    /// The context of a request of which nothing is told.
    public static Context of(Principal principal, ResourceAccess target) {
        return of(principal, target, Map.of(), false);
    }

    /// The context of a request. What is told wins over what the ARNs tell.
    ///
    /// @param told values by condition key, whose case does not count; no values for an absent key
    /// @param complete whether a key that is neither told nor known from the ARNs is absent; then a
    ///   session whose role is not known is taken to be of one without a path
    /// @throws IllegalArgumentException when a key is told twice, in different case
    public static Context of(
            Principal principal,
            ResourceAccess target,
            Map<String, List<String>> told,
            boolean complete) {
        Map<String, List<String>> known = new HashMap<>(principal.context().known());
        roleOfSession(principal)
                .filter(role -> complete)
                .ifPresent(role -> known.putIfAbsent(PRINCIPAL_ARN, List.of(role)));
        String owner = target.account();
        if (owner != null) {
            known.put(RESOURCE_ACCOUNT, List.of(owner));
        }
        known.putAll(folded(told));
        return new Context(known, complete, false);
    }

    /// Values by key in lower case, as they are looked up.
    ///
    /// @throws IllegalArgumentException when a key is told twice, in different case
    public static Map<String, List<String>> folded(Map<String, List<String>> told) {
        Map<String, List<String>> folded = new HashMap<>();
        told.forEach((key, values) -> {
            if (folded.put(Context.fold(key), values) != null) {
                throw new IllegalArgumentException("the context has " + key + " twice");
            }
        });
        return folded;
    }

    /// A session's ARN leaves out the path of its role.
    private static Optional<String> roleOfSession(Principal principal) {
        return PrincipalArn.of(principal.arn())
                .filter(parts -> parts.kind() == Principal.Kind.ROLE_SESSION)
                .map(parts ->
                        "arn:%s:iam::%s:role/%s"
                                .formatted(parts.partition(), parts.account(), parts.name()));
    }
}
