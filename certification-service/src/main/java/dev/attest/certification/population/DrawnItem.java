package dev.attest.certification.population;

import dev.attest.certification.inventory.Person;
import dev.attest.certification.population.model.Advice;
import dev.attest.certification.routing.model.Route;
import dev.attest.certification.signals.SignalView.Risk;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One review item before it is stored.
///
/// @param trusted whom a role lets in by name; empty for everything but roles
/// @param person behind the principal; null for roles and unlinked principals
/// @param accountName of the account where the access takes effect; null when it was not observed
/// @param risk of the subject; null when it was not assessed
/// @param commands that would take the access away as it stood at launch
/// @param takenAlong titles of what the commands take away besides
public record DrawnItem(
        Grant grant,
        List<TrustedPrincipal> trusted,
        @Nullable Person person,
        @Nullable Risk risk,
        @Nullable String accountName,
        @Nullable String principalAccountName,
        String title,
        String detail,
        Meaning meaning,
        @Nullable Instant lastUsed,
        boolean lastUsedKnown,
        Advice advice,
        List<String> commands,
        List<String> takenAlong,
        Route.To route) {
    public DrawnItem {
        trusted = List.copyOf(trusted);
        commands = List.copyOf(commands);
        takenAlong = List.copyOf(takenAlong);
    }

    /// Person id, else the principal's id.
    public String subjectId() {
        return person == null ? grant.principal().principalId() : person.personId();
    }

    /// By which the group or the trusted principal that the grant names is known under another
    /// name; null for all other access, and when nobody told it.
    public @Nullable String referenceUniqueId() {
        return switch (grant) {
            case Grant.Membership(var p, var id, var group) ->
                    group == null ? null : group.uniqueId();
            case Grant.Trust(var p, var party) -> uniqueIdOf(party);
            case Grant.Attachment _,
                    Grant.Inline _,
                    Grant.Password _,
                    Grant.Key _,
                    Grant.Assignment _,
                    Grant.CenterMembership _ ->
                    null;
        };
    }

    private @Nullable String uniqueIdOf(TrustedParty party) {
        return trusted.stream()
                .filter(one -> one.principalId().equals(party.value()))
                .map(TrustedPrincipal::uniqueId)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
