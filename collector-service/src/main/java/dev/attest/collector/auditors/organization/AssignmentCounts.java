package dev.attest.collector.auditors.organization;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.collector.auditors.InventorySink;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.AccountAssignmentForPrincipal;
import software.amazon.awssdk.services.ssoadmin.model.PrincipalType;

/// Assignments are read by permission set; Identity Center also tells them by account and by
/// principal.
final class AssignmentCounts {

    /// Principals are asked one by one, as fast as Identity Center lets everybody together.
    private static final int MOST = 1000;

    private static final Set<String> GONE = Set.of("ResourceNotFoundException");

    private final SsoAdminClient sso;
    private final String instance;
    private final InventorySink sink;
    private final Map<String, PrincipalType> principals = new LinkedHashMap<>();
    private final Set<String> accounts = new TreeSet<>();
    private final Set<String> provisioned = new HashSet<>();
    private final Set<String> assigned = new HashSet<>();

    AssignmentCounts(SsoAdminClient sso, String instance, InventorySink sink) {
        this.sso = sso;
        this.instance = instance;
        this.sink = sink;
    }

    void principal(String id, PrincipalType type) {
        principals.put(id, type);
    }

    void provisioned(String set, String account) {
        accounts.add(account);
        provisioned.add(set + " " + account);
    }

    void assigned(JsonNode assignment) {
        assigned.add(
                key(
                        assignment.path("PermissionSetArn").asText(),
                        assignment.path("AccountId").asText(),
                        assignment.path("PrincipalId").asText()));
    }

    private static String key(String set, String account, String principal) {
        return set + " " + account + " " + principal;
    }

    void hold() {
        byAccount()
                .ifPresent(counted ->
                        sink.control(
                                "permission sets in accounts, ListPermissionSetsProvisionedToAccount",
                                counted,
                                provisioned.size()));
        String what = "assignments, ListAccountAssignmentsForPrincipal";
        if (principals.size() > MOST) {
            sink.uncounted(
                    what,
                    assigned.size(),
                    "%d principals would have to be asked one by one".formatted(principals.size()));
        } else {
            byPrincipal().ifPresent(counted -> sink.control(what, counted, assigned.size()));
        }
        sink.uncounted(
                "users and groups", principals.size(), "Identity Center does not count them");
    }

    /// Empty when part of it was refused.
    private Optional<Long> byAccount() {
        long counted = 0;
        for (String account : accounts) {
            Optional<Long> sets =
                    sink.attempt(
                            "permission sets in " + account,
                            GONE,
                            () ->
                                    sso
                                            .listPermissionSetsProvisionedToAccountPaginator(ask ->
                                                    ask.instanceArn(instance).accountId(account))
                                            .permissionSets()
                                            .stream()
                                            .distinct()
                                            .count());
            if (sets.isEmpty()) {
                return sets;
            }
            counted += sets.get();
        }
        return Optional.of(counted);
    }

    /// A user's own assignments come with those of the user's groups.
    private Optional<Long> byPrincipal() {
        Set<String> found = new HashSet<>();
        for (Map.Entry<String, PrincipalType> principal : principals.entrySet()) {
            Optional<Boolean> told =
                    sink.attempt(
                            "assignments of " + principal.getKey(),
                            GONE,
                            () -> {
                                assignments(principal.getKey(), principal.getValue(), found);
                                return true;
                            });
            if (told.isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of((long) found.size());
    }

    private void assignments(String id, PrincipalType type, Set<String> found) {
        for (AccountAssignmentForPrincipal each :
                sso.listAccountAssignmentsForPrincipalPaginator(ask ->
                                ask.instanceArn(instance).principalId(id).principalType(type))
                        .accountAssignments()) {
            found.add(key(each.permissionSetArn(), each.accountId(), each.principalId()));
        }
    }
}
