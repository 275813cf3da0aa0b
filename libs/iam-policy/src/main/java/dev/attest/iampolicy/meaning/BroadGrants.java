package dev.attest.iampolicy.meaning;

import dev.attest.iampolicy.ActionPattern;
import dev.attest.iampolicy.Effect;
import dev.attest.iampolicy.ResourcePattern;
import dev.attest.iampolicy.Resources;
import dev.attest.iampolicy.Statement;
import dev.attest.iampolicy.decision.PrincipalAccess;
import dev.attest.iampolicy.decision.Request;
import dev.attest.iampolicy.meaning.PolicyFinding.Category;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Statements that allow more than anybody can look through: wildcards, and everything but
/// something.
final class BroadGrants {

    private static final Pattern EVERY_ACTION = Pattern.compile("\\*+(:\\*+)?");
    private static final Pattern SERVICE = Pattern.compile("[^:*?]+:\\*+");
    private static final int MAX_TRIED = 1_000;
    private static final String PASS_ROLE = "iam:passrole";
    private static final String STRANGE_ROLE =
            "arn:aws:iam::" + Witnesses.NOBODYS_ACCOUNT + ":role/" + Witnesses.STRANGER;

    private final PrincipalAccess access;
    private final Nearby nearby;

    BroadGrants(PrincipalAccess access) {
        this.access = access;
        this.nearby = new Nearby(access.identity());
    }

    /// @param administrator whether all of it makes an administrator, so that `*` is told already
    ///   and only what is held without conditions is worth telling
    List<PolicyFinding> all(boolean administrator) {
        List<Statement> statements =
                access.statements().stream()
                        .filter(statement -> statement.effect() == Effect.ALLOW)
                        .filter(statement -> !administrator || statement.conditions().isEmpty())
                        .toList();
        List<PolicyFinding> findings = new ArrayList<>();
        for (boolean firmly : new boolean[] {true, false}) {
            List<Statement> alike =
                    statements.stream().filter(each -> firmly == firm(each)).toList();
            if (!administrator) {
                everyAction(firmly, alike).ifPresent(findings::add);
            }
            notAction(firmly, alike).ifPresent(findings::add);
            serviceWide(firmly, alike).ifPresent(findings::add);
            notResource(firmly, alike).ifPresent(findings::add);
            passRole(firmly, statements).ifPresent(findings::add);
        }
        return findings;
    }

    private Optional<PolicyFinding> everyAction(boolean firmly, List<Statement> alike) {
        return finding(
                Category.EVERY_ACTION,
                firmly,
                alike.stream().filter(each -> held(each, Witnesses.STRANGE_ACTION)).toList(),
                statement -> patterns(statement, EVERY_ACTION),
                all -> "Can do everything that is not denied" + (firmly ? "" : limits()));
    }

    private Optional<PolicyFinding> notAction(boolean firmly, List<Statement> alike) {
        List<Statement> found =
                alike.stream()
                        .filter(each -> each.actions().negated())
                        .filter(each -> held(each, Witnesses.STRANGE_ACTION))
                        .toList();
        Set<String> leftOut =
                found.stream()
                        .flatMap(each -> each.actions().patterns().stream())
                        .map(ActionPattern::text)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        return finding(
                Category.NOT_ACTION,
                firmly,
                found,
                statement -> List.of("*"),
                all ->
                        "Can do everything except "
                                + Sentences.listed(leftOut)
                                + (firmly ? "" : limits()));
    }

    private Optional<PolicyFinding> serviceWide(boolean firmly, List<Statement> alike) {
        return finding(
                Category.SERVICE_WIDE,
                firmly,
                alike,
                statement ->
                        patterns(statement, SERVICE).stream()
                                .filter(action -> held(statement, strange(action)))
                                .toList(),
                actions ->
                        "Can use every action of "
                                + Sentences.listed(
                                        actions.stream()
                                                .map(BroadGrants::service)
                                                .map(Catalogue::service)
                                                .distinct()
                                                .toList())
                                + (firmly ? "" : limits()));
    }

    private Optional<PolicyFinding> notResource(boolean firmly, List<Statement> alike) {
        Set<String> spared = new LinkedHashSet<>();
        return finding(
                Category.NOT_RESOURCE,
                firmly,
                alike,
                statement -> {
                    Resources resources = statement.resources();
                    if (resources == null || !resources.negated()) {
                        return List.of();
                    }
                    resources.patterns().forEach(pattern -> spared.add(pattern.text()));
                    return statement.actions().negated()
                            ? List.of("*")
                            : statement.actions().patterns().stream()
                                    .map(ActionPattern::text)
                                    .toList();
                },
                actions ->
                        "Can use "
                                + Sentences.listed(actions)
                                + " on everything except "
                                + Sentences.listed(spared));
    }

    /// Whoever names the action means it; a wildcard that covers it is told as what it is.
    private Optional<PolicyFinding> passRole(boolean firmly, List<Statement> all) {
        return finding(
                Category.PASS_ROLE,
                firmly,
                all.stream()
                        .filter(each -> firmly == each.conditions().isEmpty())
                        .filter(BroadGrants::passesAnyRole)
                        .filter(each -> standing(PASS_ROLE, STRANGE_ROLE))
                        .toList(),
                statement -> List.of("iam:PassRole"),
                actions ->
                        "Can pass any role to any service" + (firmly ? "" : ", under conditions"));
    }

    private static boolean passesAnyRole(Statement statement) {
        Resources resources = statement.resources();
        return !statement.actions().negated()
                && statement.actions().cover(PASS_ROLE)
                && patterns(statement, EVERY_ACTION).isEmpty()
                && patterns(statement, SERVICE).stream().noneMatch("iam:*"::equalsIgnoreCase)
                && (resources == null || everyRole(resources))
                && statement.conditions().stream()
                        .noneMatch(each -> each.key().equalsIgnoreCase("iam:PassedToService"));
    }

    private static boolean everyRole(Resources resources) {
        return resources.negated()
                || resources.patterns().stream()
                        .map(ResourcePattern::text)
                        .anyMatch(text -> text.matches("\\*+|arn:[^:]*:iam::[^:]*:(role/)?\\*+"));
    }

    /// A finding of all statements that grant some of it; empty when none does.
    private static Optional<PolicyFinding> finding(
            Category category,
            boolean firmly,
            List<Statement> among,
            Function<Statement, List<String>> granted,
            Function<List<String>, String> sentence) {
        Set<Statement> statements = FindingWeight.statements();
        Set<String> actions = new LinkedHashSet<>();
        for (Statement statement : among) {
            List<String> some = granted.apply(statement);
            if (!some.isEmpty()) {
                statements.add(statement);
                actions.addAll(some);
            }
        }
        List<String> all = List.copyOf(actions);
        return all.isEmpty()
                ? Optional.empty()
                : Catalogue.weight(category).finding(firmly, statements, all, sentence.apply(all));
    }

    private static List<String> patterns(Statement statement, Pattern shape) {
        return statement.actions().negated()
                ? List.of()
                : statement.actions().patterns().stream()
                        .map(ActionPattern::text)
                        .filter(text -> shape.matcher(text).matches())
                        .toList();
    }

    /// Whether the statement holds always, and on any resource.
    private static boolean firm(Statement statement) {
        Resources resources = statement.resources();
        return statement.conditions().isEmpty()
                && (resources == null || resources.negated() || resources.coverEverything());
    }

    /// Whether the action is really allowed on what the statement names: another may deny it.
    private boolean held(Statement statement, String action) {
        Resources resources = statement.resources();
        Stream<String> examples =
                resources == null || resources.negated() || resources.coverEverything()
                        ? Stream.of(Witnesses.STRANGE_RESOURCE)
                        : resources.patterns().stream().limit(MAX_TRIED).map(Witnesses::example);
        return examples.anyMatch(resource -> standing(action, resource));
    }

    private boolean standing(String action, String resource) {
        return nearby.on(resource, access)
                .decide(new Request(action, resource, access.principal().context()))
                .standing()
                .present();
    }

    private static String strange(String serviceWide) {
        return service(serviceWide) + ":" + Witnesses.STRANGER;
    }

    private static String service(String action) {
        return action.substring(0, action.indexOf(':')).toLowerCase(Locale.ROOT);
    }

    private static String limits() {
        return ", on the resources that are named or under conditions";
    }
}
