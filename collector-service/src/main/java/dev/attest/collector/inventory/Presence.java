package dev.attest.collector.inventory;

import dev.attest.collector.inventory.InventoryRows.Sighting;
import dev.attest.collector.inventory.reading.KeyReading;
import dev.attest.events.inventory.InventorySource;
import dev.attest.events.inventory.PrincipalKind;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether a principal still exists: it is gone when a complete listing of its kind was made after
/// anybody saw it last. Partial listings prove nothing.
final class Presence {

    private final Optional<Instant> details;
    private final Optional<Instant> report;
    private final Optional<Instant> identityCenter;

    Presence(InventoryRows rows, String account) {
        details = rows.lastComplete(account, InventorySource.IAM_AUTHORIZATION_DETAILS);
        report = rows.lastComplete(account, InventorySource.IAM_CREDENTIAL_REPORT);
        identityCenter = rows.lastComplete(account, InventorySource.IDENTITY_CENTER);
    }

    /// @param sightings what every source says last of the principal
    boolean of(PrincipalKind kind, Map<InventorySource, Sighting> sightings) {
        Optional<Instant> listed = listed(kind);
        return listed.isEmpty() || !lastSeen(sightings.values()).isBefore(listed.get());
    }

    /// A credential report can be four hours old when AWS hands it out, so that it proves absence
    /// only where nothing better was ever read.
    private Optional<Instant> listed(PrincipalKind kind) {
        return switch (kind) {
            case IAM_USER -> details.isPresent() ? details : report;
            case IAM_ROLE -> details;
            case IDENTITY_CENTER_USER -> identityCenter;
            case ROOT -> Optional.empty();
        };
    }

    /// That a listing of keys shows none for a user does not show the user.
    private static Instant lastSeen(Collection<Sighting> sightings) {
        return sightings.stream()
                .filter(s -> !showsNoKeys(s))
                .map(s -> s.known().observedAt())
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }

    private static boolean showsNoKeys(Sighting sighting) {
        @Nullable List<KeyReading> keys = sighting.reading().facet().accessKeys();
        return keys != null
                && keys.isEmpty()
                && sighting.reading().facet().mfa() == null
                && sighting.reading().facet().createdAt() == null;
    }
}
