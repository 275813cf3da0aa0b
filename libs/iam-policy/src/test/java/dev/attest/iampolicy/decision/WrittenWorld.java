package dev.attest.iampolicy.decision;

import dev.attest.iampolicy.Context;
import dev.attest.iampolicy.PolicyKind;
import dev.attest.iampolicy.decision.SmallWorld.Said;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A small world written as policies.
record WrittenWorld(PrincipalAccess access, ResourceAccess resource, Request request) {

    static WrittenWorld of(SmallWorld world) {
        String account = world.sameAccount() ? Names.ACCOUNT : Names.OTHER;
        Request request =
                switch (world.target()) {
                    case BUCKET -> Request.of("s3:GetObject", "arn:aws:s3:::b/k");
                    case KEY ->
                            Request.of(
                                    "kms:Decrypt", "arn:aws:kms:eu-west-1:" + account + ":key/1");
                    case TRUST ->
                            Request.of("sts:AssumeRole", "arn:aws:iam::" + account + ":role/r");
                };
        PrincipalAccess access =
                new PrincipalAccess(
                        asker(world.asker()),
                        set(PolicyKind.IDENTITY, world.identity()),
                        limit(world.boundary()),
                        limit(world.session()),
                        levels(PolicyKind.SERVICE_CONTROL, world.scps()));
        ResourceAccess resource =
                new ResourceAccess(
                        account,
                        Optional.ofNullable(world.resourcePolicy())
                                .map(said -> set(PolicyKind.RESOURCE, said)),
                        levels(PolicyKind.RESOURCE_CONTROL, world.rcps()));
        return new WrittenWorld(access, resource, request);
    }

    /// The same, where somebody else asks.
    WrittenWorld by(Principal principal) {
        return new WrittenWorld(
                new PrincipalAccess(
                        principal,
                        access.identity(),
                        access.boundary(),
                        access.session(),
                        access.controls()),
                resource,
                request);
    }

    /// Decides where nothing is known of the context.
    Decision decide() {
        return access.decide(request, resource);
    }

    /// Decides where the key `aws:a` has the value, or none.
    Decision decide(@Nullable String value) {
        Context context =
                value == null
                        ? Context.unknown().withNothingElse()
                        : Context.unknown().with("aws:a", value).withNothingElse();
        return access.decide(new Request(request.action(), request.resource(), context), resource);
    }

    private static Principal asker(SmallWorld.Asker asker) {
        return switch (asker) {
            case USER -> Names.principal("user");
            case SESSION -> Principal.sessionOf(Names.ROLE, "anna");
            case FEDERATED -> Names.principal("federatedofuser");
            case ROOT -> Names.principal("root");
            case LINKED -> Names.principal("slrsession");
            case SERVICE -> Names.principal("service");
        };
    }

    private static Optional<PolicySet> limit(@Nullable List<Said> said) {
        return Optional.ofNullable(said).map(all -> set(PolicyKind.IDENTITY, all));
    }

    private static ControlPolicies levels(PolicyKind kind, List<List<Said>> levels) {
        return new ControlPolicies(levels.stream().map(level -> set(kind, level)).toList(), false);
    }

    /// A policy for each statement.
    private static PolicySet set(PolicyKind kind, List<Said> all) {
        return new PolicySet(
                all.stream()
                        .map(said -> PolicyFixture.of(kind, "p", written(kind, said)))
                        .toList());
    }

    static String written(PolicyKind kind, Said said) {
        String action = said.matches() ? "*" : "ec2:*";
        String principal =
                switch (kind) {
                    case RESOURCE ->
                            ", '%sPrincipal': %s"
                                    .formatted(
                                            said.butNames() ? "Not" : "",
                                            Names.elements(String.join(",", said.names())));
                    case RESOURCE_CONTROL -> ", 'Principal': '*'";
                    case IDENTITY, SERVICE_CONTROL, TRUST -> "";
                };
        String condition =
                said.value() == null
                        ? ""
                        : ", 'Condition': {'StringEquals': {'aws:a': '" + said.value() + "'}}";
        return "{'Effect': '%s', 'Action': '%s', 'Resource': '*'%s%s}"
                .formatted(said.allows() ? "Allow" : "Deny", action, principal, condition);
    }
}
