package dev.attest.iampolicy.decision;

import dev.attest.iampolicy.decision.Principal.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Gathers what every layer says about one request, and the ways there are to be allowed.
///
/// | request | ways, each within the control policies of both accounts |
/// |---|---|
/// | same account | resource policy names who asks |
/// | | resource policy names the role or user behind it, boundary and session policies allow |
/// | | identity policies, boundary and session policies allow; for a KMS key, and for assuming a role, the resource policy names the account too |
/// | cross account | resource policy, identity policies, boundary and session policies allow |
/// | service, identity of a provider | resource policy names it |
///
/// Source: IAM User Guide, "How AWS enforcement code logic evaluates requests to allow or deny
/// access", "Cross-account policy evaluation logic", "Permissions boundaries for IAM entities" and
/// "Policies and permissions", Session policies.
final class Evaluation {

    /// Which resource control policies do not restrict. Source: KMS Developer Guide, "Resource
    /// control policies in AWS KMS".
    private static final String UNCONTROLLED = "kms:retiregrant";

    /// What needs no permission and cannot be denied, as a refusal would tell the same. Source: STS
    /// API Reference, "GetCallerIdentity".
    private static final String UNDENIABLE = "sts:getcalleridentity";

    private final Request request;
    private final Caller caller;
    private final List<LayerVerdict> layers = new ArrayList<>(4);

    private Evaluation(Request request, Caller caller) {
        this.request = request;
        this.caller = caller;
    }

    /// @param resource null when the resource's side is not looked at
    static Decision decide(
            PrincipalAccess access, Request request, @Nullable ResourceAccess resource) {
        Caller caller = Caller.of(access.principal(), access.boundary().isPresent());
        if (request.action().equals(UNDENIABLE) && !caller.accountless()) {
            return Decision.ALWAYS;
        }
        return new Evaluation(request, caller).decide(access, resource);
    }

    private Decision decide(PrincipalAccess access, @Nullable ResourceAccess resource) {
        if (resource != null) {
            layers.addAll(resourceControls(resource));
        }
        layers.addAll(serviceControls(access));
        if (resource == null) {
            identity(access);
            limits(access);
            // the principal's side alone is one way, on which all of it must allow
            return Decision.of(request.context(), layers, List.of(new Way(layers)));
        }
        List<Way> ways = ways(access, resource, List.copyOf(layers));
        return Decision.of(request.context(), layers, ways);
    }

    private List<Way> ways(
            PrincipalAccess access, ResourceAccess resource, List<LayerVerdict> controls) {
        Optional<RequiredPolicy> required = RequiredPolicy.of(request);
        PolicySet policy =
                resource.policy()
                        .orElseGet(() ->
                                required.map(RequiredPolicy::unread).orElse(PolicySet.empty()));
        ResourceVerdict granted = ResourceVerdict.of(policy, request, caller);
        layers.add(granted.whole());
        Way direct = Way.of(controls, List.of(granted.itself()));
        if (caller.accountless()) {
            return List.of(direct);
        }
        List<LayerVerdict> identity = identity(access);
        List<LayerVerdict> limits = limits(access);
        if (resource.foreignTo(caller)) {
            return List.of(Way.of(controls, List.of(granted.whole()), identity, limits));
        }
        return List.of(
                direct,
                Way.of(controls, List.of(granted.behind()), limits),
                required.isPresent()
                        ? Way.of(controls, List.of(granted.account()), identity, limits)
                        : Way.of(controls, identity, limits));
    }

    private List<LayerVerdict> resourceControls(ResourceAccess resource) {
        return caller.principal().serviceLinked() || request.action().equals(UNCONTROLLED)
                ? List.of()
                : resource.controls().judge(Layer.RESOURCE_CONTROL, request);
    }

    private List<LayerVerdict> serviceControls(PrincipalAccess access) {
        return access.controls().levels().isEmpty()
                        || caller.principal().serviceLinked()
                        || caller.accountless()
                ? List.of()
                : access.controls().judge(Layer.SERVICE_CONTROL, request);
    }

    /// The root user needs no identity policies, and has none.
    private List<LayerVerdict> identity(PrincipalAccess access) {
        return caller.root()
                ? List.of()
                : heard(List.of(access.identity().judge(Layer.IDENTITY, request)));
    }

    /// Boundary and session policies. A federated user without session policies has no permissions
    /// but those that a resource policy gives it. Source: STS API Reference, "GetFederationToken".
    private List<LayerVerdict> limits(PrincipalAccess access) {
        List<LayerVerdict> limits = new ArrayList<>(2);
        access.boundary().ifPresent(set -> limits.add(set.judge(Layer.BOUNDARY, request)));
        if (access.session().isPresent()) {
            limits.add(access.session().get().judge(Layer.SESSION, request));
        } else if (caller.kind() == Kind.FEDERATED_USER) {
            limits.add(LayerVerdict.missing(Layer.SESSION));
        }
        return heard(limits);
    }

    private List<LayerVerdict> heard(List<LayerVerdict> verdicts) {
        layers.addAll(verdicts);
        return verdicts;
    }
}
