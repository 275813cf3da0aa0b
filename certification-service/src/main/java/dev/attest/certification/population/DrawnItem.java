package dev.attest.certification.population;

import dev.attest.certification.inventory.Person;
import dev.attest.certification.population.model.Advice;
import dev.attest.certification.routing.model.Route;
import dev.attest.certification.signals.SignalView.Risk;
import java.time.Instant;
import java.util.List;
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
}
