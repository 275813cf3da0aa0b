package dev.attest.collector.inventory.reading;

import dev.attest.collector.imports.Quarantined;
import dev.attest.events.inventory.InventorySource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Everything one inventory file says, checked and normalised.
///
/// @param documents policy documents by the SHA-256 of their UTF-8 bytes
/// @param declared what the file says there is, by kind
/// @param parsed what was taken in, by the same kinds
/// @param refused what was not taken in; of very much only the first
/// @param refusedCount how much was not taken in
/// @param gaps why the reading cannot prove absence; empty when it can
/// @param warnings what was taken in but deserves a look
public record Reading(
        InventorySource source,
        String accountId,
        List<PrincipalReading> principals,
        List<GroupReading> groups,
        List<PermissionSetReading> permissionSets,
        List<AccountReading> accounts,
        List<ManagedPolicy> managedPolicies,
        Map<String, String> documents,
        Map<String, Integer> declared,
        Map<String, Integer> parsed,
        List<Quarantined> refused,
        int refusedCount,
        List<String> gaps,
        List<String> warnings) {

    public Reading {
        principals = List.copyOf(principals);
        groups = List.copyOf(groups);
        permissionSets = List.copyOf(permissionSets);
        accounts = List.copyOf(accounts);
        managedPolicies = List.copyOf(managedPolicies);
        documents = Map.copyOf(documents);
        declared = Map.copyOf(declared);
        parsed = Map.copyOf(parsed);
        refused = List.copyOf(refused);
        gaps = List.copyOf(gaps);
        warnings = List.copyOf(warnings);
    }

    /// The same with other principals, groups, permission sets and accounts.
    public Reading with(
            List<PrincipalReading> otherPrincipals,
            List<GroupReading> otherGroups,
            List<PermissionSetReading> otherSets,
            List<AccountReading> otherAccounts) {
        return new Reading(
                source,
                accountId,
                otherPrincipals,
                otherGroups,
                otherSets,
                otherAccounts,
                managedPolicies,
                documents,
                declared,
                parsed,
                refused,
                refusedCount,
                gaps,
                warnings);
    }

    /// The same, with one more reason why it cannot prove absence.
    public Reading lacking(String gap) {
        List<String> more = new ArrayList<>(gaps);
        more.add(gap);
        return new Reading(
                source,
                accountId,
                principals,
                groups,
                permissionSets,
                accounts,
                managedPolicies,
                documents,
                declared,
                parsed,
                refused,
                refusedCount,
                more,
                warnings);
    }

    /// Whether what is not in it does not exist.
    public boolean complete() {
        return gaps.isEmpty();
    }
}
