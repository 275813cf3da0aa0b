package dev.attest.iampolicy.meaning;

import dev.attest.iampolicy.Condition;
import dev.attest.iampolicy.Effect;
import dev.attest.iampolicy.PolicyDocument;
import dev.attest.iampolicy.PrincipalElement;
import dev.attest.iampolicy.Principals;
import dev.attest.iampolicy.Statement;
import dev.attest.iampolicy.meaning.PolicyFinding.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Identity providers whose identities come in without anybody saying which.
///
/// Identity Center's own provider is no outsider. An OpenID Connect provider is shared by many:
/// only the subject tells whom it sends. One that everybody has an account with is shared by
/// everybody: there the audience, which is an app's or a pool's, is enough.
///
/// Source: IAM User Guide, "Available keys for AWS OIDC federation" and "Create a role for OpenID
/// Connect federation".
final class ProviderFindings {

    private static final Set<String> PUBLIC =
            Set.of(
                    "accounts.google.com",
                    "cognito-identity.amazonaws.com",
                    "graph.facebook.com",
                    "www.amazon.com");
    private static final Set<String> PUBLIC_CLAIMS =
            Set.of("aud", "oaud", "app_id", "sub", "id", "user_id", "google/organization_number");
    private static final Set<String> OWNERS =
            Set.of(
                    "repository_owner",
                    "repository_owner_id",
                    "repository_id",
                    "enterprise",
                    "enterprise_id");
    private static final Set<String> REPOSITORIES = Set.of("repository", "job_workflow_ref");
    private static final String OPENID = ":oidc-provider/";

    private final PolicyDocument document;
    private final List<PolicyFinding> findings = new ArrayList<>();

    ProviderFindings(PolicyDocument document) {
        this.document = document;
    }

    List<PolicyFinding> all() {
        for (Statement statement : document.statements()) {
            Principals principals = statement.principals();
            if (statement.effect() == Effect.DENY || principals == null || principals.negated()) {
                continue;
            }
            for (PrincipalElement element : principals.elements()) {
                if (element instanceof PrincipalElement.Federated(String provider)
                        && !provider.contains(":saml-provider/AWSSSO_")) {
                    new Provider(provider).look(statement).ifPresent(findings::add);
                }
            }
        }
        return findings;
    }

    /// One provider.
    private final class Provider {

        private final String name;
        private final String host;
        private final String action;

        Provider(String name) {
            this.name = name;
            this.host =
                    name.substring(name.contains(OPENID) ? openIdHost(name) : 0)
                            .toLowerCase(Locale.ROOT);
            this.action =
                    name.contains(":saml-provider/")
                            ? "sts:assumerolewithsaml"
                            : "sts:assumerolewithwebidentity";
        }

        Optional<PolicyFinding> look(Statement statement) {
            List<Condition> conditions = statement.conditions();
            boolean free = conditions.isEmpty();
            boolean shared = name.contains(OPENID) || PUBLIC.contains(host);
            if (!statement.actions().cover(action)
                    || !free && !shared
                    || conditions.stream().anyMatch(each -> holdsOnlyBound(each, conditions))
                    || document.statements().stream().anyMatch(this::denies)) {
                return Optional.empty();
            }
            Set<Statement> statements = FindingWeight.statements();
            statements.add(statement);
            return Catalogue.weight(Category.FEDERATION)
                    .finding(
                            free || openToEverybody(conditions),
                            statements,
                            statement.actions().patterns().stream().map(Object::toString).toList(),
                            "Everybody whom "
                                    + name
                                    + " knows can assume the role"
                                    + (free
                                            ? ", without conditions"
                                            : PUBLIC.contains(host)
                                                    ? ": no condition binds the audience or the subject"
                                                    : ": no condition names the subject"));
        }

        /// Whether the conditions ask for nothing but what everybody can have of the provider.
        private boolean openToEverybody(List<Condition> conditions) {
            return PUBLIC.contains(host)
                    && conditions.stream().allMatch(each -> key(each).startsWith(host + ":"));
        }

        /// Whether a condition of those that must all hold binds the identity. What also holds
        /// where the key is absent binds none, unless another makes sure that it is there.
        private boolean holdsOnlyBound(Condition condition, List<Condition> all) {
            String operator = condition.operator();
            boolean absent = operator.startsWith("ForAllValues:") || operator.endsWith("IfExists");
            return binds(condition, false)
                    && (!absent || all.stream().anyMatch(each -> present(each, key(condition))));
        }

        private static boolean present(Condition condition, String key) {
            return condition.operator().equals("Null")
                    && key(condition).equals(key)
                    && condition.values().stream().allMatch("false"::equalsIgnoreCase);
        }

        /// Whether the statement denies the provider, or all of it but who is bound.
        private boolean denies(Statement statement) {
            Principals principals = statement.principals();
            List<Condition> conditions = statement.conditions();
            return statement.effect() == Effect.DENY
                    && principals != null
                    && !principals.negated()
                    && statement.actions().cover(action)
                    && (principals.elements().contains(new PrincipalElement.Everyone())
                            || principals.elements().contains(new PrincipalElement.Federated(name)))
                    && (conditions.isEmpty()
                            || conditions.size() == 1 && binds(conditions.getFirst(), true));
        }

        /// Whether the values of a condition name whom the provider sends.
        private boolean binds(Condition condition, boolean negated) {
            String operator =
                    condition
                            .operator()
                            .replaceFirst("^For(All|Any)Values?:", "")
                            .replaceFirst("IfExists$", "");
            boolean fitting =
                    negated
                            ? operator.matches("StringNot(Equals|EqualsIgnoreCase|Like)")
                            : operator.matches("String(Equals|EqualsIgnoreCase|Like)");
            return fitting
                    && condition.values().stream()
                            .allMatch(value ->
                                    bound(key(condition), value, operator.endsWith("Like")));
        }

        private boolean bound(String key, String value, boolean wildcards) {
            String pattern = Examples.wildcards(value);
            boolean exact =
                    pattern.equals(value)
                            && !(wildcards && (value.contains("*") || value.contains("?")));
            if (PUBLIC.contains(host)) {
                return exact
                        && key.startsWith(host + ":")
                        && PUBLIC_CLAIMS.contains(key.substring(host.length() + 1));
            }
            String claim = key.substring(key.lastIndexOf(':') + 1);
            return claim.equals("sub")
                    ? Subjects.bound(host, value, wildcards)
                    : OWNERS.contains(claim) && exact
                            || REPOSITORIES.contains(claim)
                                    && (exact || pattern.matches("[^*?/]+/.*"));
        }
    }

    private static int openIdHost(String name) {
        return name.indexOf(OPENID) + OPENID.length();
    }

    private static String key(Condition condition) {
        return condition.key().toLowerCase(Locale.ROOT);
    }
}
