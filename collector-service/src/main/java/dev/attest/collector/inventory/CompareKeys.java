package dev.attest.collector.inventory;

import dev.attest.collector.inventory.InventoryRows.Sighting;
import dev.attest.collector.inventory.MergeCredentials.Seen;
import dev.attest.collector.inventory.reading.KeyReading;
import dev.attest.collector.inventory.reading.PrincipalReading;
import dev.attest.collector.inventory.reading.Reading;
import dev.attest.collector.platform.Text;
import dev.attest.events.inventory.AccessKey;
import dev.attest.events.inventory.InventorySource;
import dev.attest.events.inventory.PrincipalKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Holds a reading of access keys against what the other source says of them. Neither says by
/// itself whether it is whole: a listing may be of one user only, a report may have been made hours
/// before it was handed out.
final class CompareKeys {

    private final InventoryRows rows;
    private final StateRows states;
    private final Instant observedAt;

    CompareKeys(InventoryRows rows, StateRows states, Instant observedAt) {
        this.rows = rows;
        this.states = states;
        this.observedAt = observedAt;
    }

    /// The same reading, with a gap when it cannot prove that a key is gone.
    Reading checked(Reading reading) {
        if (!reading.complete()) {
            return reading;
        }
        return switch (reading.source()) {
            case IAM_ACCESS_KEYS -> ofEveryUser(reading);
            case IAM_CREDENTIAL_REPORT -> notContradicted(reading);
            case IAM_AUTHORIZATION_DETAILS, IDENTITY_CENTER, ORGANIZATION, PEOPLE -> reading;
        };
    }

    private Reading ofEveryUser(Reading listing) {
        Set<String> named =
                listing.principals().stream()
                        .map(PrincipalReading::name)
                        .collect(Collectors.toSet());
        Set<String> left = new TreeSet<>();
        states.accessKeys(listing.accountId())
                .forEach((principal, keys) -> {
                    String name = principal.substring(principal.lastIndexOf('/') + 1);
                    boolean user = principal.contains(":user/");
                    if (user && !named.contains(name) && keys.stream().anyMatch(this::wasMade)) {
                        left.add(name);
                    }
                });
        return left.isEmpty()
                ? listing
                : listing.lacking(
                        ("it names no key of %d users who have one as far as is known, such as %s: it"
                                        + " must list the keys of every user, and only a credential"
                                        + " report shows that a user's last key is gone")
                                .formatted(left.size(), Text.shown(left.iterator().next())));
    }

    private boolean wasMade(AccessKey key) {
        Instant created = key.created();
        return created == null || !created.isAfter(observedAt);
    }

    private Reading notContradicted(Reading report) {
        Map<String, Seen> listings = laterListings(report.accountId());
        Map<String, List<AccessKey>> told = states.accessKeys(report.accountId());
        Set<String> left = new TreeSet<>();
        for (PrincipalReading user : report.principals()) {
            Seen listing = listings.get(user.name());
            List<KeyReading> keys = user.facet().accessKeys();
            if (listing != null && keys != null && user.kind() == PrincipalKind.IAM_USER) {
                List<AccessKey> before = told.getOrDefault(user.principalId(), List.of());
                List<KeyReading> listed = MergeCredentials.keysOf(listing);
                if (!new MatchKeys(keys, listed, before).onlyReported().isEmpty()) {
                    left.add(user.name());
                }
            }
        }
        return left.isEmpty()
                ? report
                : report.lacking(
                        "it shows keys of %d users that a listing of keys no longer shows, such as %s: it was made before it"
                                .formatted(left.size(), Text.shown(left.iterator().next())));
    }

    /// The listings that the report gives way to, by the name of the user.
    private Map<String, Seen> laterListings(String account) {
        Map<String, Seen> found = new HashMap<>();
        for (Map<InventorySource, Sighting> sightings : rows.facets(account).values()) {
            Sighting keys = sightings.get(InventorySource.IAM_ACCESS_KEYS);
            if (keys != null && !keys.known().observedAt().isBefore(observedAt)) {
                Merge.Known known = keys.known();
                Seen seen = new Seen(known.facet(), known.observedAt(), known.complete());
                if (MergeCredentials.provesAbsence(seen)) {
                    found.put(keys.reading().name(), seen);
                }
            }
        }
        return found;
    }
}
