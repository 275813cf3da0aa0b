package dev.attest.iampolicy.graph;

import dev.attest.iampolicy.Context;
import dev.attest.iampolicy.account.Account;
import dev.attest.iampolicy.account.Identity;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.Principal;
import dev.attest.iampolicy.decision.PrincipalAccess;
import dev.attest.iampolicy.decision.Request;
import dev.attest.iampolicy.decision.ResourceAccess;
import dev.attest.iampolicy.decision.Standing;
import dev.attest.iampolicy.meaning.AdministratorCheck;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Asks about every pair, with no thought of speed. It knows the few paths that the random accounts
/// can have.
final class SlowGraph {

    private final Map<String, Identity> identities = new TreeMap<>();
    private final Map<String, PrincipalAccess> accesses = new TreeMap<>();

    SlowGraph(List<Account> accounts) {
        for (Account account : accounts) {
            account.identities()
                    .forEach((arn, identity) -> {
                        identities.put(arn, identity);
                        accesses.put(arn, identity.access(account.serviceControls()));
                    });
        }
    }

    SortedSet<String> certain(String from) {
        return reached(from, Standing.YES);
    }

    SortedSet<String> possible(String from) {
        SortedSet<String> possible = reached(from, Standing.CONDITIONAL);
        possible.removeAll(certain(from));
        return possible;
    }

    boolean leads(String from) {
        SortedSet<String> all = reached(from, Standing.CONDITIONAL);
        all.add(from);
        return all.stream().anyMatch(arn -> administrator(arn, Standing.CONDITIONAL));
    }

    private SortedSet<String> reached(String from, Standing least) {
        SortedSet<String> reached = new TreeSet<>(List.of(from));
        Deque<String> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            String at = open.pop();
            for (String to : identities.keySet()) {
                if (actsAs(at, to, least) && reached.add(to)) {
                    open.push(to);
                }
            }
        }
        reached.remove(from);
        return reached;
    }

    private boolean administrator(String arn, Standing least) {
        return AdministratorCheck.of(access(arn)).compareTo(least) >= 0;
    }

    private boolean actsAs(String from, String to, Standing least) {
        boolean sameAccount = identity(from).account().equals(identity(to).account());
        if (sameAccount && administrator(from, least)) {
            return true;
        }
        Standing standing =
                identity(to).isRole() ? role(from, to, sameAccount) : user(from, to, sameAccount);
        return standing.compareTo(least) >= 0;
    }

    private Standing user(String from, String to, boolean sameAccount) {
        return sameAccount
                ? may(from, "iam:CreateAccessKey", to)
                        .or(may(from, "iam:UpdateLoginProfile", to).and(Standing.CONDITIONAL))
                : Standing.NO;
    }

    private Standing role(String from, String to, boolean sameAccount) {
        PolicySet trust = identity(to).trust().orElseThrow();
        Standing standing = assume(from, to, trust);
        if (!sameAccount) {
            return standing;
        }
        Standing rewritten =
                may(from, "iam:UpdateAssumeRolePolicy", to)
                        .and(assume(from, to, World.trustOf(from)));
        Standing trusted = serviceComesIn(to, trust);
        String function = "arn:aws:lambda:x:" + identity(to).account() + ":function:x";
        Standing passed =
                may(from, "lambda:CreateFunction", function)
                        .and(may(from, "lambda:InvokeFunction", function))
                        .and(pass(from, to))
                        .and(trusted);
        Standing taken =
                may(from, "lambda:UpdateFunctionCode", function)
                        .and(trusted)
                        .and(Standing.CONDITIONAL);
        return standing.or(rewritten).or(passed).or(taken);
    }

    private Standing serviceComesIn(String role, PolicySet trust) {
        PrincipalAccess service =
                new PrincipalAccess(
                        new Principal("lambda.amazonaws.com", List.of()),
                        PolicySet.empty(),
                        Optional.empty());
        return service.decide(
                        new Request("sts:AssumeRole", role, service.principal().context()),
                        ResourceAccess.of(role).with(trust))
                .standing();
    }

    private Standing pass(String from, String to) {
        Context context =
                access(from)
                        .principal()
                        .context()
                        .with("iam:PassedToService", "lambda.amazonaws.com");
        return access(from).decide(new Request("iam:PassRole", to, context)).standing();
    }

    private Standing assume(String from, String to, PolicySet trust) {
        return access(from)
                .decide(
                        new Request("sts:AssumeRole", to, access(from).principal().context()),
                        ResourceAccess.of(to).with(trust))
                .standing();
    }

    private Standing may(String from, String action, String resource) {
        return access(from)
                .decide(new Request(action, resource, access(from).principal().context()))
                .standing();
    }

    private Identity identity(String arn) {
        return Optional.ofNullable(identities.get(arn)).orElseThrow();
    }

    private PrincipalAccess access(String arn) {
        return Optional.ofNullable(accesses.get(arn)).orElseThrow();
    }
}
