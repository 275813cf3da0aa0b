package dev.attest.certification.population;

import dev.attest.events.inventory.PrincipalKind;
import dev.attest.events.inventory.PrincipalObserved;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the principals, and so the people, that a role trusts by name: all that the role may do is
/// those people's access, whoever the role belongs to.
final class TrustedPrincipals {
    private static final String RESERVED = "assumed-role/AWSReservedSSO_";

    private final Map<String, PrincipalObserved> byId = new HashMap<>();
    private final Map<String, PrincipalObserved> centerUsers = new HashMap<>();

    TrustedPrincipals(Collection<PrincipalObserved> principals) {
        for (var one : principals) {
            byId.put(one.principalId(), one);
            if (one.kind() == PrincipalKind.IDENTITY_CENTER_USER) {
                centerUsers.put(one.name().toLowerCase(Locale.ROOT), one);
            }
        }
    }

    /// Everybody whom the parties name, each once.
    List<TrustedPrincipal> of(Collection<TrustedParty> parties) {
        return parties.stream().flatMap(party -> of(party).stream()).distinct().toList();
    }

    /// Empty when the party is no single user or role: a service, an account, anybody.
    private Optional<TrustedPrincipal> of(TrustedParty party) {
        var parts = party.value().split(":", 6);
        if (!party.type().equals("AWS") || parts.length < 6) {
            return Optional.empty();
        }
        var what = parts[5];
        if (what.startsWith("user/") || what.startsWith("role/")) {
            // Named even if it was not observed yet: it may be linked to a person later.
            return Optional.of(trusted(party.value(), byId.get(party.value())));
        }
        // Sessions of Identity Center carry the name of their user.
        return what.startsWith(RESERVED)
                ? Optional.ofNullable(
                                centerUsers.get(
                                        what.substring(what.lastIndexOf('/') + 1)
                                                .toLowerCase(Locale.ROOT)))
                        .map(user -> trusted(user.principalId(), user))
                : Optional.empty();
    }

    private static TrustedPrincipal trusted(String id, @Nullable PrincipalObserved principal) {
        return principal == null
                ? new TrustedPrincipal(id, null, null)
                : new TrustedPrincipal(id, principal.personId(), principal.uniqueId());
    }
}
