package dev.attest.iampolicy.graph;

import dev.attest.iampolicy.Context;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.Principal;
import dev.attest.iampolicy.decision.PrincipalAccess;
import dev.attest.iampolicy.decision.Request;
import dev.attest.iampolicy.decision.ResourceAccess;
import dev.attest.iampolicy.decision.Standing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Which services, and which providers of identities, roles let in.
final class ServiceTrust {

    private final Directory directory;
    private final Map<String, Map<Population, Standing>> known = new ConcurrentHashMap<>();

    ServiceTrust(Directory directory) {
        this.directory = directory;
    }

    /// How firmly the roles let in any of them.
    ///
    /// @param parties services such as `lambda.amazonaws.com`, or providers
    /// @param services whether they are services; else providers, whose identities come in
    Standing letsIn(Population roles, List<String> parties, boolean services) {
        Standing best = Standing.NO;
        for (String party : parties) {
            best =
                    best.or(
                            known.computeIfAbsent(party, p -> new ConcurrentHashMap<>())
                                    .computeIfAbsent(roles, each -> ask(each, party, services)));
        }
        return best;
    }

    /// A service acts for the account of the role: that much of the request's context is known.
    private Standing ask(Population roles, String party, boolean service) {
        String arn = directory.identity(roles.members().get(0)).arn();
        PrincipalAccess access =
                new PrincipalAccess(
                        new Principal(party, List.of()), PolicySet.empty(), Optional.empty());
        Context context =
                service
                        ? access.principal().context().with("aws:SourceAccount", roles.account())
                        : Context.unknown();
        String action = service ? "sts:AssumeRole" : "sts:AssumeRoleWithWebIdentity";
        return access.decide(
                        new Request(action, arn, context),
                        ResourceAccess.of(arn).with(roles.traits().trust().orElseThrow()))
                .standing();
    }
}
