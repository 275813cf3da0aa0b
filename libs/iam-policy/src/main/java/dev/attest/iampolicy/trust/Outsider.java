package dev.attest.iampolicy.trust;

import dev.attest.iampolicy.Condition;
import dev.attest.iampolicy.PrincipalElement;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody from outside the account who can assume a role.
///
/// @param who account id, provider ARN or `*`
/// @param conditional whether conditions narrow it; nothing is known of whoever comes, so all are
///   open
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

    static Optional<Outsider> of(TrustedParty party, String account) {
        return switch (party.principal()) {
            case PrincipalElement.Everyone() ->
                    party.boundTo(account)
                            ? Optional.empty()
                            : Optional.of(outsider(Kind.ANYONE, "*", "Anybody", party));
            case PrincipalElement.Aws(String value) -> ofAws(value, party, account);
            case PrincipalElement.Federated(String provider) ->
                    ownIdentityCenter(provider, account)
                            ? Optional.empty()
                            : Optional.of(
                                    outsider(
                                            Kind.FEDERATION,
                                            provider,
                                            "Identities of " + provider,
                                            party));
            case PrincipalElement.Service _, PrincipalElement.CanonicalUser _ -> Optional.empty();
        };
    }

    private static Optional<Outsider> ofAws(String value, TrustedParty party, String account) {
        Matcher matcher = ACCOUNT.matcher(value);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String other = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        return other.equals(account)
                ? Optional.empty()
                : Optional.of(outsider(Kind.OTHER_ACCOUNT, other, "The account " + other, party));
    }

    /// Identity Center signs people in through a provider of its own in every account.
    private static boolean ownIdentityCenter(String provider, String account) {
        return provider.contains("::" + account + ":saml-provider/AWSSSO_");
    }

    private static Outsider outsider(Kind kind, String who, String name, TrustedParty party) {
        String conditions =
                party.conditions().isEmpty()
                        ? ", without any condition"
                        : " if "
                                + party.conditions().stream()
                                        .map(Condition::text)
                                        .collect(Collectors.joining(" and "));
        return new Outsider(
                kind,
                who,
                !party.conditions().isEmpty(),
                name + " can assume the role" + conditions);
    }
}
