package dev.attest.certification.population;

import dev.attest.certification.inventory.Account;
import dev.attest.certification.inventory.Snapshot;
import dev.attest.events.inventory.InventorySource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Names what the population cannot vouch for: sources never read, readings that are not complete
/// and readings of long ago.
final class Gaps {
    private static final Set<InventorySource> PER_ACCOUNT =
            Set.of(
                    InventorySource.IAM_AUTHORIZATION_DETAILS,
                    InventorySource.IAM_CREDENTIAL_REPORT);
    private static final List<InventorySource> ONCE =
            List.of(
                    InventorySource.IDENTITY_CENTER,
                    InventorySource.ORGANIZATION,
                    InventorySource.PEOPLE);

    private Gaps() {}

    /// @param accountIds every account that is known or holds a principal
    /// @param asOf the moment of the launch
    /// @param oldest how old a reading may be then
    static List<String> of(
            Set<String> accountIds,
            Collection<Account> accounts,
            List<Snapshot> latest,
            Instant asOf,
            Duration oldest) {
        var gaps = new ArrayList<String>();
        var suspended = new TreeSet<String>();
        for (var account : accounts) {
            if (!account.status().equals("ACTIVE")) {
                suspended.add(account.accountId());
                gaps.add("Account " + account.name() + " is " + account.status() + ".");
            }
        }
        for (var accountId : new TreeSet<>(accountIds)) {
            if (!suspended.contains(accountId)) {
                PER_ACCOUNT.stream()
                        .sorted()
                        .filter(source -> latest.stream().noneMatch(s -> is(s, accountId, source)))
                        .forEach(source ->
                                gaps.add(
                                        "Account "
                                                + accountId
                                                + ": "
                                                + words(source)
                                                + " was never read."));
            }
        }
        for (var source : ONCE) {
            if (latest.stream().noneMatch(s -> s.source() == source)) {
                gaps.add(capital(words(source)) + " was never read.");
            }
        }
        latest.stream().filter(s -> !s.complete()).forEach(s -> gaps.add(incomplete(s)));
        latest.stream()
                .filter(s -> agesBadly(s.source()))
                .filter(s ->
                        !(PER_ACCOUNT.contains(s.source()) && suspended.contains(s.accountId())))
                .filter(s -> s.observedAt().isBefore(asOf.minus(oldest)))
                .forEach(s -> gaps.add(old(s, asOf)));
        return gaps;
    }

    /// A list of access keys lends the credential report their ids; which keys exist, a report that
    /// is newer tells without it.
    private static boolean agesBadly(InventorySource source) {
        return source != InventorySource.IAM_ACCESS_KEYS;
    }

    private static String old(Snapshot of, Instant asOf) {
        return "Account "
                + of.accountId()
                + ": the reading of "
                + words(of.source())
                + " is of "
                + of.observedAt()
                + ", "
                + Duration.between(of.observedAt(), asOf).toDays()
                + " days before the launch; what changed since is not known.";
    }

    private static String incomplete(Snapshot of) {
        var why = of.gaps().isEmpty() ? "it is not complete" : String.join("; ", of.gaps());
        return "Account " + of.accountId() + ": " + words(of.source()) + ": " + why + ".";
    }

    private static boolean is(Snapshot snapshot, String accountId, InventorySource source) {
        return snapshot.accountId().equals(accountId) && snapshot.source() == source;
    }

    private static String words(InventorySource source) {
        return switch (source) {
            case IAM_AUTHORIZATION_DETAILS -> "the IAM authorization details";
            case IAM_CREDENTIAL_REPORT -> "the credential report";
            case IAM_ACCESS_KEYS -> "the access key list";
            case IDENTITY_CENTER -> "the Identity Center inventory";
            case ORGANIZATION -> "the account list of the organization";
            case PEOPLE -> "the people file";
        };
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
