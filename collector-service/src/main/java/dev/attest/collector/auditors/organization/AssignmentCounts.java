package dev.attest.collector.auditors.organization;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.collector.auditors.InventorySink;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.AccountAssignmentForPrincipal;
import software.amazon.awssdk.services.ssoadmin.model.PrincipalType;
import software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException;

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

    /// Those who went since they were listed.
    private final Set<String> gone = new HashSet<>();

    private final Set<String> accounts = new TreeSet<>();
    private final Set<String> provisioned = new HashSet<>();
    private final Map<String, Set<String>> assigned = new HashMap<>();

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
        String principal = assignment.path("PrincipalId").asText();
        assigned.computeIfAbsent(principal, any -> new HashSet<>())
                .add(
                        key(
                                assignment.path("PermissionSetArn").asText(),
                                assignment.path("AccountId").asText(),
                                principal));
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
                    all(),
                    "%d principals would have to be asked one by one".formatted(principals.size()));
        } else {
            sink.counted(what, all(), this::byPrincipal)
                    .ifPresent(counted -> {
                        sink.control(what, counted, ofPresent());
                        if (all() > ofPresent()) {
                            sink.uncounted(
                                    "assignments of principals that are gone",
                                    all() - ofPresent(),
                                    "they cannot be asked");
                        }
                    });
        }
        sink.uncounted(
                "users and groups", principals.size(), "Identity Center does not count them");
    }

    private long all() {
        return assigned.values().stream().mapToLong(Set::size).sum();
    }

    /// Identity Center keeps the assignments of users and groups that were deleted.
    private long ofPresent() {
        return assigned.entrySet().stream()
                .filter(each -> principals.containsKey(each.getKey()))
                .filter(each -> !gone.contains(each.getKey()))
                .mapToLong(each -> each.getValue().size())
                .sum();
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
    private long byPrincipal() {
        Set<String> found = new HashSet<>();
        for (Map.Entry<String, PrincipalType> principal : principals.entrySet()) {
            try {
                found.addAll(assignments(principal.getKey(), principal.getValue()));
            } catch (ResourceNotFoundException e) {
                gone.add(principal.getKey());
            }
        }
        return found.size();
    }

    private Set<String> assignments(String id, PrincipalType type) {
        Set<String> found = new HashSet<>();
        for (AccountAssignmentForPrincipal each :
                sso.listAccountAssignmentsForPrincipalPaginator(ask ->
                                ask.instanceArn(instance).principalId(id).principalType(type))
                        .accountAssignments()) {
            found.add(key(each.permissionSetArn(), each.accountId(), each.principalId()));
        }
        return found;
    }
}
