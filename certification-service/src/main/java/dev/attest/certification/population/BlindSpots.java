package dev.attest.certification.population;

import dev.attest.certification.inventory.Backlog.Quarantined;
import dev.attest.certification.inventory.Person;
import dev.attest.certification.inventory.Snapshot;
import dev.attest.events.inventory.InventorySource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Names what the population may lack although every snapshot is complete.
final class BlindSpots {
    private BlindSpots() {}

    /// What came in and could not be kept.
    static List<String> quarantined(Quarantined of) {
        var gaps = new ArrayList<String>();
        new TreeMap<>(of.accounts())
                .forEach((accountId, count) ->
                        gaps.add("Account " + accountId + ": " + notTakenIn(count)));
        if (of.people() > 0) {
            gaps.add("People: " + notTakenIn(of.people()));
        }
        if (of.unknown() > 0) {
            gaps.add("Of accounts that are not known: " + notTakenIn(of.unknown()));
        }
        return gaps;
    }

    /// What is newer than every reading of its account: the reading that it comes from is not taken
    /// in to its end.
    ///
    /// @param observed the latest moment that anything of an account shows
    static List<String> unfinished(Map<String, Instant> observed, List<Snapshot> latest) {
        var read = new TreeMap<String, Instant>();
        for (var snapshot : latest) {
            if (showsAccess(snapshot.source())) {
                read.merge(
                        snapshot.accountId(),
                        snapshot.observedAt(),
                        (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        var gaps = new ArrayList<String>();
        read.forEach((accountId, at) -> {
            var newest = observed.get(accountId);
            if (newest != null && newest.isAfter(at)) {
                gaps.add(
                        "Account "
                                + accountId
                                + ": the reading of "
                                + newest
                                + " was still being taken in; the campaign holds a part of it.");
            }
        });
        return gaps;
    }

    /// @param email of the campaign's owner; null when nobody is named
    static List<String> owner(@Nullable String email, Collection<Person> people) {
        if (email == null) {
            return List.of(
                    "Nobody is named as the owner of campaigns"
                            + " (attest.certification.campaign-owner): what no manager and no account"
                            + " owner may review is left out.");
        }
        return people.stream().anyMatch(one -> one.email().equalsIgnoreCase(email))
                ? List.of()
                : List.of(
                        "The campaign's owner "
                                + email
                                + " is nobody in the people file: what no manager and no account owner"
                                + " may review is left out.");
    }

    private static String notTakenIn(int count) {
        return (count == 1 ? "1 message" : count + " messages")
                + " of the inventory could not be taken in and "
                + (count == 1 ? "waits" : "wait")
                + " in quarantine; what "
                + (count == 1 ? "it tells" : "they tell")
                + " is not reviewed.";
    }

    private static boolean showsAccess(InventorySource source) {
        return switch (source) {
            case IAM_AUTHORIZATION_DETAILS,
                    IAM_CREDENTIAL_REPORT,
                    IAM_ACCESS_KEYS,
                    IDENTITY_CENTER ->
                    true;
            case ORGANIZATION, PEOPLE -> false;
        };
    }
}
