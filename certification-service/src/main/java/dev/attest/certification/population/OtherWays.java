package dev.attest.certification.population;

import dev.attest.events.certification.EntitlementKind;
import dev.attest.events.inventory.AttachedPolicy;
import dev.attest.events.inventory.GroupObserved;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Names other grants that still give a principal what was just taken away: the removal is proven,
/// the permission is not gone.
final class OtherWays {
    private OtherWays() {}

    /// @param reference of what was removed, as in [Grant]
    static List<String> toTheSame(
            EntitlementKind kind, String reference, String accountId, Collection<Grant> left) {
        var ways = new ArrayList<String>();
        for (var grant : left) {
            if (kind == EntitlementKind.MANAGED_POLICY_ATTACHMENT
                    && grant instanceof Grant.Membership one
                    && attaches(one.group(), reference)) {
                ways.add("The same policy still applies through group " + one.name() + ".");
            }
            if (kind == EntitlementKind.ROLE_TRUST
                    && grant instanceof Grant.Trust(var role, var party)
                    && party.covers(TrustedParty.of(reference))) {
                ways.add(
                        "The role may still be assumed through its trust in "
                                + party.words()
                                + ".");
            }
            if (kind == EntitlementKind.ACCOUNT_ASSIGNMENT
                    && grant instanceof Grant.Assignment one
                    && one.accountId().equals(accountId)
                    && sameSet(one, reference)) {
                ways.add(
                        "The same permission set is still assigned in this account "
                                + way(one.groupId(), one.group())
                                + ".");
            }
        }
        return ways;
    }

    private static boolean attaches(@Nullable GroupObserved group, String policyArn) {
        return group != null
                && group.attachedPolicies().stream()
                        .map(AttachedPolicy::arn)
                        .anyMatch(policyArn::equals);
    }

    private static boolean sameSet(Grant.Assignment one, String reference) {
        return reference.startsWith(one.permissionSet().permissionSetArn() + " ");
    }

    private static String way(@Nullable String groupId, @Nullable GroupObserved group) {
        if (groupId == null) {
            return "directly";
        }
        return "through group " + (group == null ? groupId : group.name());
    }
}
