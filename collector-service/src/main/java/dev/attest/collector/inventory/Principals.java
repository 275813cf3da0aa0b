package dev.attest.collector.inventory;

import dev.attest.collector.inventory.InventoryRows.Sighting;
import dev.attest.collector.inventory.Merge.Identity;
import dev.attest.collector.inventory.Merge.Known;
import dev.attest.collector.inventory.reading.Facet;
import dev.attest.collector.inventory.reading.PolicyRef;
import dev.attest.collector.inventory.reading.PrincipalReading;
import dev.attest.collector.inventory.reading.Reading;
import dev.attest.events.inventory.AccessKey;
import dev.attest.events.inventory.InventorySource;
import dev.attest.events.inventory.PrincipalGone;
import dev.attest.events.inventory.PrincipalKind;
import dev.attest.events.inventory.PrincipalObserved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Merges the principals of an account after one source was read anew.
final class Principals {

    /// What became of them.
    ///
    /// @param people to whom a principal came, or from whom one went
    record Change(List<PrincipalObserved> observed, Set<String> people, List<PrincipalGone> gone) {}

    private final InventoryRows rows;
    private final StateRows states;
    private final ClaimRows claims;
    private final Reading reading;
    private final UUID snapshotId;
    private final Instant observedAt;

    Principals(
            InventoryRows rows,
            StateRows states,
            ClaimRows claims,
            Reading reading,
            UUID snapshotId,
            Instant observedAt) {
        this.rows = rows;
        this.states = states;
        this.claims = claims;
        this.reading = reading;
        this.snapshotId = snapshotId;
        this.observedAt = observedAt;
    }

    Change apply() {
        String account = reading.accountId();
        rows.keepFacets(account, reading.source(), snapshotId, observedAt, withUsersWithoutKeys());
        Map<String, Map<InventorySource, Sighting>> all = byPrincipal(rows.facets(account));
        Presence presence = new Presence(rows, account);
        Map<String, Optional<String>> before = states.presentPrincipals(account);
        Map<String, String> hashes = rows.hashesOf(policiesIn(all));
        Map<String, String> owners = claims.owners(uniqueIds(all));
        Map<String, List<AccessKey>> keys = states.accessKeys(account);
        List<PrincipalObserved> observed = new ArrayList<>();
        List<PrincipalGone> gone = new ArrayList<>();
        all.forEach((id, sightings) -> {
            PrincipalReading latest = latest(sightings);
            if (!presence.of(latest.kind(), sightings)) {
                rows.dropFacets(id, observedAt);
                if (before.containsKey(id)) {
                    gone.add(new PrincipalGone(snapshotId, account, id, observedAt));
                }
            } else if (broughtNews(sightings)) {
                Identity who =
                        new Identity(id, latest.kind(), latest.name(), account, owners.get(id));
                List<AccessKey> told = keys.getOrDefault(id, List.of());
                observed.add(merged(who, told, sightings, hashes::get));
            }
        });
        gone.forEach(g -> states.principalGone(g.principalId()));
        states.keepPrincipals(observed);
        claims.bind(account, reading.complete());
        return new Change(observed, people(before, observed, gone), gone);
    }

    private static Map<String, @Nullable String> uniqueIds(
            Map<String, Map<InventorySource, Sighting>> all) {
        Map<String, @Nullable String> ids = new HashMap<>();
        all.forEach((principal, sightings) -> {
            Sighting details = sightings.get(InventorySource.IAM_AUTHORIZATION_DETAILS);
            ids.put(principal, details == null ? null : details.reading().facet().uniqueId());
        });
        return ids;
    }

    private static Set<String> people(
            Map<String, Optional<String>> before,
            List<PrincipalObserved> observed,
            List<PrincipalGone> gone) {
        Set<String> people = new HashSet<>();
        for (PrincipalObserved now : observed) {
            Optional<String> owner = Optional.ofNullable(now.personId());
            Optional<String> was = before.get(now.principalId());
            if (!owner.equals(was)) {
                owner.ifPresent(people::add);
                Optional.ofNullable(was).flatMap(one -> one).ifPresent(people::add);
            }
        }
        gone.forEach(one ->
                before.getOrDefault(one.principalId(), Optional.empty()).ifPresent(people::add));
        return people;
    }

    /// A complete listing of keys is of every user: whom it does not name has none, as far as it
    /// can tell.
    private List<PrincipalReading> withUsersWithoutKeys() {
        if (reading.source() != InventorySource.IAM_ACCESS_KEYS || !reading.complete()) {
            return reading.principals();
        }
        List<PrincipalReading> all = new ArrayList<>(reading.principals());
        Set<String> named = new HashSet<>();
        all.forEach(p -> named.add(p.name()));
        for (Map<InventorySource, Sighting> sightings : rows.facets(reading.accountId()).values()) {
            PrincipalReading known = latest(sightings);
            if (known.kind() == PrincipalKind.IAM_USER && named.add(known.name())) {
                all.add(
                        new PrincipalReading(
                                "arn:aws:iam::" + reading.accountId() + ":user/" + known.name(),
                                PrincipalKind.IAM_USER,
                                known.name(),
                                Facet.ofKeys(List.of())));
            }
        }
        return all;
    }

    /// Listings of keys name users without their paths: they join the user of that name. A user
    /// whom only such a listing knows waits until another source tells the ARN.
    private static Map<String, Map<InventorySource, Sighting>> byPrincipal(
            Map<String, Map<InventorySource, Sighting>> stored) {
        Map<String, Map<InventorySource, Sighting>> described = new java.util.LinkedHashMap<>();
        Map<String, Map<InventorySource, Sighting>> usersByName = new HashMap<>();
        stored.forEach((id, sightings) -> {
            Map<InventorySource, Sighting> own = new EnumMap<>(InventorySource.class);
            own.putAll(sightings);
            own.remove(InventorySource.IAM_ACCESS_KEYS);
            if (!own.isEmpty()) {
                described.put(id, own);
                PrincipalReading latest = latest(own);
                if (latest.kind() == PrincipalKind.IAM_USER) {
                    usersByName.put(latest.name(), own);
                }
            }
        });
        for (Map<InventorySource, Sighting> sightings : stored.values()) {
            Sighting keys = sightings.get(InventorySource.IAM_ACCESS_KEYS);
            Map<InventorySource, Sighting> user =
                    keys == null ? null : usersByName.get(keys.reading().name());
            if (keys != null && user != null) {
                user.put(InventorySource.IAM_ACCESS_KEYS, keys);
            }
        }
        return described;
    }

    private boolean broughtNews(Map<InventorySource, Sighting> sightings) {
        Sighting mine = sightings.get(reading.source());
        return mine != null && mine.known().snapshotId().equals(snapshotId);
    }

    private PrincipalObserved merged(
            Identity who,
            List<AccessKey> before,
            Map<InventorySource, Sighting> sightings,
            java.util.function.Function<String, @Nullable String> hashes) {
        Map<InventorySource, Known> known = new EnumMap<>(InventorySource.class);
        sightings.forEach((source, sighting) -> known.put(source, sighting.known()));
        return Merge.of(who, before, known, snapshotId, hashes);
    }

    private static PrincipalReading latest(Map<InventorySource, Sighting> sightings) {
        return sightings.values().stream()
                .max(java.util.Comparator.comparing(s -> s.known().observedAt()))
                .orElseThrow()
                .reading();
    }

    private static Set<String> policiesIn(Map<String, Map<InventorySource, Sighting>> all) {
        Set<String> arns = new HashSet<>();
        all.values()
                .forEach(sightings ->
                        sightings.values().forEach(s -> addPolicies(s.reading().facet(), arns)));
        return arns;
    }

    private static void addPolicies(Facet facet, Set<String> arns) {
        facet.attachedPolicies().forEach(p -> arns.add(p.arn()));
        PolicyRef boundary = facet.boundary();
        if (boundary != null) {
            arns.add(boundary.arn());
        }
    }
}
