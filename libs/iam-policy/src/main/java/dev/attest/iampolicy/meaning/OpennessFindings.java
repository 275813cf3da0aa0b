package dev.attest.iampolicy.meaning;

import dev.attest.iampolicy.Context;
import dev.attest.iampolicy.Effect;
import dev.attest.iampolicy.PolicyDocument;
import dev.attest.iampolicy.PrincipalElement;
import dev.attest.iampolicy.Principals;
import dev.attest.iampolicy.Resources;
import dev.attest.iampolicy.Statement;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.Principal;
import dev.attest.iampolicy.meaning.PolicyFinding.Category;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whom a resource policy or a trust policy lets in from outside.
///
/// Strangers are sent to ask: somebody of an account that nobody knows, and whoever is named. What
/// a statement denies them they do not get.
final class OpennessFindings {

    private static final Pattern ACCOUNT =
            Pattern.compile("([0-9]{12})|arn:[^:]*:(?:iam|sts)::([0-9]{12}):.*");
    private static final Pattern OWNER = Pattern.compile("arn:[^:]*:[^:]*:[^:]*:([0-9]{12}):.*");
    private static final String SOME_ACCOUNT = "999999999999";

    private final PolicyDocument document;
    private final Set<String> own = new LinkedHashSet<>();
    private final List<Statement> allowing;
    private final Strangers strangers;
    private final Nearby nearby;
    private final List<PolicyFinding> findings = new ArrayList<>();

    OpennessFindings(PolicyDocument document, Optional<String> account) {
        this.document = document;
        account.ifPresentOrElse(own::add, this::ownersOfResources);
        allowing =
                document.statements().stream()
                        .filter(statement -> statement.effect() == Effect.ALLOW)
                        .toList();
        strangers = new Strangers(document, own);
        nearby = new Nearby(PolicySet.of(new NamedPolicy.Read("document", null, document)));
    }

    List<PolicyFinding> all() {
        anybody();
        otherAccounts();
        findings.addAll(new ProviderFindings(document).all());
        deputies();
        return findings;
    }

    private void ownersOfResources() {
        for (Statement statement : document.statements()) {
            Resources named = statement.resources();
            if (named != null && !named.negated()) {
                named.patterns()
                        .forEach(pattern -> {
                            Matcher matcher = OWNER.matcher(pattern.text());
                            if (matcher.matches()) {
                                own.add(matcher.group(1));
                            }
                        });
            }
        }
    }

    private void anybody() {
        Entrance entrance = entrance();
        for (Statement statement : allowing) {
            Principals principals = statement.principals();
            if (principals != null
                    && (principals.negated()
                            || principals.elements().contains(new PrincipalElement.Everyone()))) {
                strangers
                        .before(statement)
                        .forEach(each -> entrance.ask(statement, each.who(), each.context()));
            }
        }
        tell(
                Category.ANYBODY,
                entrance,
                true,
                () ->
                        "Anybody"
                                + entrance.can()
                                + (entrance.wide()
                                        ? ", and no condition keeps strangers out"
                                        : ", if conditions hold that a stranger may meet"));
    }

    private void otherAccounts() {
        Map<String, Entrance> entrances = new TreeMap<>();
        for (Statement statement : allowing) {
            Principals principals = statement.principals();
            if (principals == null || principals.negated()) {
                continue;
            }
            for (PrincipalElement element : principals.elements()) {
                if (element instanceof PrincipalElement.Aws(String value)) {
                    Matcher named = ACCOUNT.matcher(value);
                    if (named.matches()) {
                        ask(statement, named, entrances);
                    }
                }
            }
        }
        boolean known = !own.isEmpty();
        entrances.forEach((id, entrance) ->
                tell(
                        Category.OTHER_ACCOUNT,
                        entrance,
                        known,
                        () ->
                                "The account "
                                        + id
                                        + (known ? "" : ", unless it is the document's own,")
                                        + entrance.can()
                                        + (entrance.wide()
                                                ? ", without conditions"
                                                : ", under conditions")));
    }

    private void ask(Statement statement, Matcher named, Map<String, Entrance> entrances) {
        boolean account = named.group(1) != null || named.group().endsWith(":root");
        String id = named.group(1) != null ? named.group(1) : named.group(2);
        if (!own.contains(id)) {
            Entrance entrance = entrances.computeIfAbsent(id, each -> entrance());
            Set<Principal> callers =
                    account
                            ? strangers.of(id, statement)
                            : Set.of(new Principal(named.group(), List.of()));
            callers.forEach(who -> entrance.ask(statement, who, Strangers.knownOf(who)));
        }
    }

    /// Services that do the errands of others: whoever names a service and then any account, or one
    /// that is not the document's, lets that account in. Without any such condition it is left to
    /// the service, as nearly all policies do.
    private void deputies() {
        Entrance anybody = entrance();
        Map<String, Entrance> accounts = new TreeMap<>();
        for (Statement statement : allowing) {
            if (!Errands.guarded(statement)) {
                continue;
            }
            Errands errands = new Errands(statement, own);
            Set<Principal> named = Errands.services(statement);
            ask(anybody, statement, named, errands.ofStrangers());
            Set<Principal> any = named.isEmpty() ? Set.of(Strangers.SERVICE) : named;
            errands.ofOtherAccounts()
                    .forEach((id, contexts) ->
                            ask(
                                    accounts.computeIfAbsent(id, each -> entrance()),
                                    statement,
                                    any,
                                    contexts));
        }
        tell(anybody, true, "anybody");
        accounts.forEach((id, entrance) -> tell(entrance, false, "the account " + id));
    }

    private static void ask(
            Entrance entrance,
            Statement statement,
            Set<Principal> services,
            List<Context> contexts) {
        services.forEach(each ->
                contexts.forEach(
                        errand -> entrance.ask(statement, each, Strangers.by(each, errand))));
    }

    private void tell(Entrance entrance, boolean certain, String behalf) {
        tell(
                Category.CONFUSED_DEPUTY,
                entrance,
                certain,
                () ->
                        "A service that acts on behalf of "
                                + behalf
                                + entrance.can()
                                + (entrance.wide() ? "" : ", under conditions"));
    }

    private Entrance entrance() {
        return new Entrance(document, nearby, own.isEmpty() ? SOME_ACCOUNT : own.iterator().next());
    }

    private void tell(
            Category category, Entrance entrance, boolean certain, Supplier<String> sentence) {
        if (entrance.open()) {
            Catalogue.weight(category)
                    .finding(
                            certain && entrance.wide(),
                            entrance.statements(),
                            entrance.actions(),
                            sentence.get())
                    .ifPresent(findings::add);
        }
    }
}
