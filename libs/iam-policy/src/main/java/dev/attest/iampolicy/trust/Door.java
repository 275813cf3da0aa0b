package dev.attest.iampolicy.trust;

import dev.attest.iampolicy.Condition;
import dev.attest.iampolicy.Context;
import dev.attest.iampolicy.Effect;
import dev.attest.iampolicy.PolicyDocument;
import dev.attest.iampolicy.PolicyKind;
import dev.attest.iampolicy.PrincipalElement;
import dev.attest.iampolicy.Statement;
import dev.attest.iampolicy.Wildcard;
import dev.attest.iampolicy.decision.Decision;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.OpenQuestion;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.Principal;
import dev.attest.iampolicy.decision.PrincipalAccess;
import dev.attest.iampolicy.decision.Request;
import dev.attest.iampolicy.decision.ResourceAccess;
import dev.attest.iampolicy.decision.Standing;
import dev.attest.iampolicy.meaning.Examples;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A role whose trust policy is tried by people from outside its account. Their own policies allow
/// everything, and of whoever comes nothing is known but how the trust policy names them.
final class Door {

    private static final PolicySet EVERYTHING =
            PolicySet.of(
                    new NamedPolicy.Read(
                            "everything",
                            null,
                            PolicyDocument.allowingEverything(PolicyKind.IDENTITY)));
    private static final Pattern PLAIN = Pattern.compile("[0-9]{12}");
    private static final String ARN = "aws:principalarn";
    private static final int PARTS = 6;
    private static final int OWNER = 4;
    private static final int MAX_CALLERS = 100;

    private final PolicyDocument document;
    private final String account;

    /// @param account 12 digits, the account the role lives in
    Door(PolicyDocument document, String account) {
        this.document = document;
        this.account = account;
    }

    /// What keeps whom a statement names from coming in by that statement.
    ///
    /// @param denials for each Deny that may hit them, what is open of it
    record Opening(List<List<Condition>> denials) {}

    /// Tries to come in by one statement; empty when nobody from outside can.
    Optional<Opening> ask(Statement allowing, PrincipalElement named) {
        NamedPolicy.Read policy = new NamedPolicy.Read("trust", null, only(allowing));
        String arn = "arn:aws:iam::" + account + ":role/" + Examples.STRANGER;
        ResourceAccess role = ResourceAccess.of(arn).with(PolicySet.of(policy));
        Decision best = null;
        for (Principal caller : callers(allowing, named)) {
            var access = new PrincipalAccess(caller, EVERYTHING, Optional.empty());
            for (String action : actions(allowing, named)) {
                Decision found = access.decide(new Request(action, arn, caller.context()), role);
                boolean firmer = best == null || found.standing().compareTo(best.standing()) > 0;
                best = firmer ? found : best;
            }
        }
        return best == null || best.standing() == Standing.NO
                ? Optional.empty()
                : Optional.of(new Opening(denials(best)));
    }

    /// The statement alone, and all that deny.
    private PolicyDocument only(Statement allowing) {
        List<Statement> statements =
                document.statements().stream()
                        .filter(each -> each == allowing || each.effect() == Effect.DENY)
                        .toList();
        return new PolicyDocument(document.kind(), document.version(), document.id(), statements);
    }

    private static List<List<Condition>> denials(Decision decision) {
        List<List<Condition>> denials = new ArrayList<>();
        for (OpenQuestion question : decision.open()) {
            if (question instanceof OpenQuestion.OpenStatement(var open, var conditions)
                    && open.statement().effect() == Effect.DENY) {
                denials.add(conditions);
            }
        }
        return denials;
    }

    private static List<String> actions(Statement allowing, PrincipalElement named) {
        Stream<String> fitting =
                switch (named) {
                    case PrincipalElement.Everyone _ -> TrustPolicy.ASSUMING.stream();
                    case PrincipalElement.Federated _ ->
                            TrustPolicy.ASSUMING.stream().filter(each -> each.contains("with"));
                    case PrincipalElement.Aws _,
                            PrincipalElement.Service _,
                            PrincipalElement.CanonicalUser _ ->
                            TrustPolicy.ASSUMING.stream().filter(each -> !each.contains("with"));
                };
        return fitting.filter(allowing.actions()::cover).toList();
    }

    private List<Principal> callers(Statement allowing, PrincipalElement named) {
        return switch (named) {
            case PrincipalElement.Everyone _ -> anybody(allowing);
            case PrincipalElement.Aws(String value) -> {
                boolean id = PLAIN.matcher(value).matches();
                yield id || value.endsWith(":root")
                        ? of(Set.of(id ? value : value.split(":", PARTS)[OWNER]), allowing)
                        : List.of(new Principal(value, List.of()));
            }
            case PrincipalElement.Federated(String provider) ->
                    List.of(new Principal(provider, List.of()));
            case PrincipalElement.Service _, PrincipalElement.CanonicalUser _ -> List.of();
        };
    }

    /// Those of an account that nobody knows, and of other accounts that conditions name.
    private List<Principal> anybody(Statement allowing) {
        Set<String> accounts = new LinkedHashSet<>(Set.of(Examples.NOBODYS_ACCOUNT));
        values(allowing, "aws:principalaccount")
                .flatMap(pattern -> Examples.account(pattern).stream())
                .forEach(accounts::add);
        values(allowing, ARN)
                .map(pattern -> pattern.split(":", PARTS))
                .filter(parts -> parts.length == PARTS)
                .flatMap(parts -> Examples.account(parts[OWNER]).stream())
                .forEach(accounts::add);
        accounts.remove(account);
        return of(accounts, allowing);
    }

    /// Of each account its root, a user and a role that nobody knows, and whom conditions name.
    private List<Principal> of(Set<String> accounts, Statement allowing) {
        Set<String> arns = new LinkedHashSet<>();
        for (String id : accounts) {
            for (String name : List.of("root", "user/", "role/")) {
                String own = name.equals("root") ? name : name + Examples.STRANGER;
                arns.add("arn:aws:iam::" + id + ":" + own);
            }
        }
        for (String id : accounts) {
            values(allowing, ARN).flatMap(pattern -> named(pattern, id)).forEach(arns::add);
        }
        return arns.stream().limit(MAX_CALLERS).map(arn -> new Principal(arn, List.of())).toList();
    }

    private static Stream<String> named(String pattern, String id) {
        String[] parts = pattern.split(":", PARTS);
        if (parts.length < PARTS || !Wildcard.of(parts[OWNER]).matches(id)) {
            return Stream.empty();
        }
        parts[1] = parts[1].contains("*") ? "aws" : parts[1];
        parts[2] = parts[2].contains("*") ? "iam" : parts[2];
        parts[OWNER] = id;
        return Stream.of(Examples.of(String.join(":", parts)));
    }

    private Stream<String> values(Statement allowing, String key) {
        return only(allowing).statements().stream()
                .flatMap(statement -> statement.conditions().stream())
                .filter(condition -> Context.fold(condition.key()).equals(key))
                .flatMap(condition -> condition.values().stream());
    }
}
