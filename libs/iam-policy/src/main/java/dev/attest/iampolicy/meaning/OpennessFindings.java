package dev.attest.iampolicy.meaning;

import dev.attest.iampolicy.Condition;
import dev.attest.iampolicy.Context;
import dev.attest.iampolicy.Effect;
import dev.attest.iampolicy.PolicyDocument;
import dev.attest.iampolicy.PrincipalElement;
import dev.attest.iampolicy.Principals;
import dev.attest.iampolicy.Resources;
import dev.attest.iampolicy.Statement;
import dev.attest.iampolicy.decision.Principal;
import dev.attest.iampolicy.meaning.PolicyFinding.Category;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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
    private static final Pattern NAMING =
            Pattern.compile("(?:ForAnyValue:)?String(?:Equals|EqualsIgnoreCase|Like)");
    private static final Pattern OPEN = Pattern.compile("(?:[^:*?/]*:)?[*?].*");
    private static final String SOME_ACCOUNT = "999999999999";
    private static final String ANY_ACTION_OF_PROVIDERS = "sts:assumerolewith";
    private static final Principal STRANGER =
            new Principal(
                    "arn:aws:iam::" + Witnesses.NOBODYS_ACCOUNT + ":user/" + Witnesses.STRANGER,
                    List.of());

    private static final Principal STRANGE_ROLE =
            new Principal(
                    "arn:aws:iam::" + Witnesses.NOBODYS_ACCOUNT + ":role/" + Witnesses.STRANGER,
                    List.of());
    private static final Principal SERVICE = new Principal("s3.amazonaws.com", List.of());
    private static final Witnesses.Place NOWHERE =
            new Witnesses.Place("aws", Witnesses.NOBODYS_ACCOUNT);

    private final PolicyDocument document;
    private final Set<String> own = new LinkedHashSet<>();
    private final List<Statement> allowing;
    private final List<PolicyFinding> findings = new ArrayList<>();

    OpennessFindings(PolicyDocument document, Optional<String> account) {
        this.document = document;
        account.ifPresentOrElse(own::add, this::ownersOfResources);
        allowing =
                document.statements().stream()
                        .filter(statement -> statement.effect() == Effect.ALLOW)
                        .toList();
    }

    List<PolicyFinding> all() {
        anybody();
        otherAccounts();
        providers();
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
        List<Stranger> strangers = strangers(allowing);
        for (Statement statement : allowing) {
            Principals principals = statement.principals();
            if (principals != null
                    && (principals.negated()
                            || principals.elements().contains(new PrincipalElement.Everyone()))) {
                strangers.forEach(each -> entrance.ask(statement, each.who(), each.context()));
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

    /// Those who have nothing to do with the account: users and roles, of an organization or none,
    /// from the internet or from a network of their own; nobody in particular; and services that do
    /// a stranger's errand.
    private static List<Stranger> strangers(List<Statement> allowing) {
        Set<Principal> callers = new LinkedHashSet<>(List.of(STRANGER, STRANGE_ROLE));
        for (Statement statement : allowing) {
            statement.conditions().stream()
                    .filter(condition -> condition.key().equalsIgnoreCase("aws:PrincipalArn"))
                    .flatMap(condition -> condition.values().stream())
                    .map(value -> Witnesses.example(value, NOWHERE))
                    .filter(arn -> arn.contains("::" + Witnesses.NOBODYS_ACCOUNT + ":"))
                    .forEach(arn -> callers.add(new Principal(arn, List.of())));
        }
        List<Stranger> strangers = new ArrayList<>();
        for (Principal caller : callers) {
            for (Context context : List.of(organized(knownOf(caller)), alone(knownOf(caller)))) {
                Context direct = onNobodysErrand(context);
                strangers.add(new Stranger(caller, fromNetwork(direct)));
                strangers.add(new Stranger(caller, fromInternet(direct)));
            }
        }
        Context unsigned =
                alone(knownOf(Principal.unknown()))
                        .without("aws:PrincipalArn")
                        .without("aws:PrincipalAccount")
                        .with("aws:PrincipalType", "Anonymous");
        strangers.add(new Stranger(Principal.unknown(), fromInternet(onNobodysErrand(unsigned))));
        strangers.add(new Stranger(SERVICE, alone(onStrangersErrand())));
        return strangers;
    }

    private static Context organized(Context context) {
        String organization = "o-" + Witnesses.STRANGER;
        return context.with("aws:PrincipalOrgID", organization)
                .with("aws:PrincipalOrgPaths", organization + "/r-x/ou-x/");
    }

    private static Context alone(Context context) {
        return context.without("aws:PrincipalOrgID").without("aws:PrincipalOrgPaths");
    }

    private static Context fromNetwork(Context context) {
        return context.with("aws:SourceVpc", "vpc-" + Witnesses.STRANGER)
                .with("aws:SourceVpce", "vpce-" + Witnesses.STRANGER);
    }

    private static Context fromInternet(Context context) {
        return context.without("aws:SourceVpc").without("aws:SourceVpce");
    }

    private static Context onNobodysErrand(Context context) {
        return context.with("kms:CallerAccount", Witnesses.NOBODYS_ACCOUNT)
                .with("aws:MultiFactorAuthPresent", "true")
                .without("kms:ViaService")
                .without("aws:SourceAccount")
                .without("aws:SourceArn")
                .without("aws:SourceOrgID")
                .without("aws:SourceOrgPaths")
                .without("aws:SourceOwner");
    }

    private static Context onStrangersErrand() {
        String organization = "o-" + Witnesses.STRANGER;
        return fromInternet(SERVICE.context())
                .without("aws:PrincipalArn")
                .without("aws:PrincipalAccount")
                .with("aws:SecureTransport", "true")
                .with("kms:CallerAccount", Witnesses.NOBODYS_ACCOUNT)
                .with("aws:SourceAccount", Witnesses.NOBODYS_ACCOUNT)
                .with("aws:SourceOwner", Witnesses.NOBODYS_ACCOUNT)
                .with("aws:SourceArn", "arn:aws:s3:::" + Witnesses.STRANGER)
                .with("aws:SourceOrgID", organization)
                .with("aws:SourceOrgPaths", organization + "/r-x/ou-x/");
    }

    private record Stranger(Principal who, Context context) {}

    private static Context knownOf(Principal who) {
        return who.context().with("aws:SecureTransport", "true").with("aws:ViaAWSService", "false");
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
        boolean account = named.group(1) != null;
        String id = account ? named.group(1) : named.group(2);
        if (!own.contains(id)) {
            String arn = account ? "arn:aws:iam::" + id + ":root" : named.group();
            var who = new Principal(arn, List.of());
            entrances.computeIfAbsent(id, each -> entrance()).ask(statement, who, knownOf(who));
        }
    }

    /// Identity Center's own provider is no outsider. An OpenID Connect provider is shared by many:
    /// only the subject tells whom it sends.
    private void providers() {
        for (Statement statement : allowing) {
            Principals principals = statement.principals();
            boolean assumes =
                    Set.of("saml", "webidentity").stream()
                            .anyMatch(
                                    by -> statement.actions().cover(ANY_ACTION_OF_PROVIDERS + by));
            if (principals == null || principals.negated() || !assumes) {
                continue;
            }
            for (PrincipalElement element : principals.elements()) {
                if (element instanceof PrincipalElement.Federated(String provider)
                        && !provider.contains(":saml-provider/AWSSSO_")) {
                    provider(statement, provider);
                }
            }
        }
    }

    private void provider(Statement statement, String provider) {
        boolean free = statement.conditions().isEmpty();
        boolean subject = statement.conditions().stream().anyMatch(OpennessFindings::ofSubject);
        if (!free && (subject || !provider.contains(":oidc-provider/"))) {
            return;
        }
        Set<Statement> statements = FindingWeight.statements();
        statements.add(statement);
        Catalogue.weight(Category.FEDERATION)
                .finding(
                        free,
                        statements,
                        statement.actions().patterns().stream().map(Object::toString).toList(),
                        "Everybody whom "
                                + provider
                                + " knows can assume the role"
                                + (free
                                        ? ", without conditions"
                                        : ": no condition names the subject"))
                .ifPresent(findings::add);
    }

    /// Whether a condition names the subject. `repo:*` names nobody, as every customer of a build
    /// system has repositories.
    private static boolean ofSubject(Condition condition) {
        return condition.key().toLowerCase(Locale.ROOT).endsWith(":sub")
                && NAMING.matcher(condition.operator()).matches()
                && condition.values().stream().noneMatch(OPEN.asMatchPredicate());
    }

    private Entrance entrance() {
        return new Entrance(document, own.isEmpty() ? SOME_ACCOUNT : own.iterator().next());
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
