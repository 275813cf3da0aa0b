package dev.attest.iampolicy.graph;

import dev.attest.iampolicy.Effect;
import dev.attest.iampolicy.PrincipalElement;
import dev.attest.iampolicy.Principals;
import dev.attest.iampolicy.Statement;
import dev.attest.iampolicy.account.Identity;
import dev.attest.iampolicy.decision.NamedPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which roles may let somebody in, by whom their trust policies name: everybody else need not be
/// asked about them.
final class TrustIndex {

    private static final Pattern ACCOUNT =
            Pattern.compile("([0-9]{12})|arn:[^:]+:iam::([0-9]{12}):root");
    private static final Pattern SESSION =
            Pattern.compile("arn:([^:]+):sts::([0-9]{12}):assumed-role/([^/]+)/.+");

    private final Map<String, Set<Population>> byName = new HashMap<>();
    private final Set<Population> everybody = new LinkedHashSet<>();

    TrustIndex(List<Population> populations) {
        for (Population population : populations) {
            population
                    .traits()
                    .trust()
                    .ifPresent(trust -> {
                        for (NamedPolicy.Read policy : trust.read()) {
                            policy.document().statements().forEach(each -> add(population, each));
                        }
                    });
        }
    }

    private void add(Population population, Statement statement) {
        Principals principals = statement.principals();
        if (statement.effect() == Effect.DENY || principals == null) {
            return;
        }
        if (principals.negated()) {
            everybody.add(population);
            return;
        }
        for (PrincipalElement element : principals.elements()) {
            switch (element) {
                case PrincipalElement.Everyone() -> everybody.add(population);
                case PrincipalElement.Aws(String value) ->
                        byName.computeIfAbsent(key(value), k -> new LinkedHashSet<>())
                                .add(population);
                case PrincipalElement.Service _,
                        PrincipalElement.Federated _,
                        PrincipalElement.CanonicalUser _ -> {}
            }
        }
    }

    /// An account by its id, a session by its role, without a path, all else as it is written.
    private static String key(String principal) {
        Matcher account = ACCOUNT.matcher(principal);
        if (account.matches()) {
            return account.group(1) != null ? account.group(1) : account.group(2);
        }
        Matcher session = SESSION.matcher(principal);
        return session.matches()
                ? roleKey(session.group(1), session.group(2), session.group(3))
                : principal;
    }

    private static String roleKey(String partition, String account, String name) {
        return partition + " " + account + " " + name;
    }

    /// Roles that may name the user or role itself, or everybody: its own policies may not matter.
    List<Population> naming(Identity identity) {
        Set<Population> found = new LinkedHashSet<>(everybody);
        found.addAll(byName.getOrDefault(identity.arn(), Set.of()));
        if (identity.isRole()) {
            String partition = identity.arn().split(":", 3)[1];
            String key = roleKey(partition, identity.account(), identity.name());
            found.addAll(byName.getOrDefault(key, Set.of()));
        }
        return new ArrayList<>(found);
    }

    /// Roles that leave it to the account to say who comes in.
    List<Population> delegatingTo(String account) {
        return List.copyOf(byName.getOrDefault(account, Set.of()));
    }
}
