package dev.attest.iampolicy.trust;

import dev.attest.iampolicy.Condition;
import dev.attest.iampolicy.PrincipalElement;
import dev.attest.iampolicy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody from outside the account who can assume a role.
///
/// @param who account id, provider ARN or `*`
/// @param conditional whether conditions narrow it, those of the statement or those of a Deny that
///   only some meet
/// @param sentence for a manager
public record Outsider(Kind kind, String who, boolean conditional, String sentence) {

    /// What kind of outsider.
    public enum Kind {
        /// Any AWS principal of any account.
        ANYONE,
        /// Another AWS account, or a principal of it.
        OTHER_ACCOUNT,
        /// Identities of a SAML or OpenID Connect provider.
        FEDERATION
    }

    private static final Pattern ACCOUNT =
            Pattern.compile("([0-9]{12})|arn:[^:]*:(?:iam|sts)::([0-9]{12}):.*");

    static Optional<Outsider> of(
            TrustedParty party, String account, Door door, Statement allowing) {
        return switch (party.principal()) {
            case PrincipalElement.Everyone _ ->
                    door.ask(allowing, party.principal())
                            .map(in -> outsider(Kind.ANYONE, "*", "Anybody", party, in));
            case PrincipalElement.Aws(String value) ->
                    other(value, account)
                            .flatMap(id ->
                                    door.ask(allowing, party.principal())
                                            .map(in ->
                                                    outsider(
                                                            Kind.OTHER_ACCOUNT,
                                                            id,
                                                            "The account " + id,
                                                            party,
                                                            in)));
            case PrincipalElement.Federated(String provider) ->
                    ownIdentityCenter(provider, account)
                            ? Optional.empty()
                            : door.ask(allowing, party.principal())
                                    .map(in ->
                                            outsider(
                                                    Kind.FEDERATION,
                                                    provider,
                                                    "Identities of " + provider,
                                                    party,
                                                    in));
            case PrincipalElement.Service _, PrincipalElement.CanonicalUser _ -> Optional.empty();
        };
    }

    private static Optional<String> other(String value, String account) {
        Matcher matcher = ACCOUNT.matcher(value);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String other = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        return other.equals(account) ? Optional.empty() : Optional.of(other);
    }

    /// Identity Center signs people in through a provider of its own in every account.
    private static boolean ownIdentityCenter(String provider, String account) {
        return provider.contains("::" + account + ":saml-provider/AWSSSO_");
    }

    private static Outsider outsider(
            Kind kind, String who, String name, TrustedParty party, Door.Opening opening) {
        List<String> limits = new ArrayList<>();
        if (!party.conditions().isEmpty()) {
            limits.add("if " + all(party.conditions()));
        }
        for (List<Condition> denial : opening.denials()) {
            limits.add(denial.isEmpty() ? "unless it is denied" : "unless " + all(denial));
        }
        String sentence = name + " can assume the role";
        return new Outsider(
                kind,
                who,
                !limits.isEmpty(),
                limits.isEmpty()
                        ? sentence + ", without any condition"
                        : sentence + " " + String.join(", and ", limits));
    }

    private static String all(List<Condition> conditions) {
        return conditions.stream().map(Condition::text).collect(Collectors.joining(" and "));
    }
}
