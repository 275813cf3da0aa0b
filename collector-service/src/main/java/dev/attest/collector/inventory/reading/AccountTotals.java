package dev.attest.collector.inventory.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How many things IAM itself counts in an account, as `iam get-account-summary` tells; beside the
/// lists in one file, it shows that a page is missing.
final class AccountTotals {

    private static final String POLICIES = "Policies";

    private static final Map<String, String> KINDS =
            Map.of("Users", "users", "Groups", "groups", "Roles", "roles");

    private final Map<String, Integer> counted = new TreeMap<>();

    void told(JsonNode summary) {
        for (Map.Entry<String, JsonNode> each : summary.properties()) {
            if (each.getKey().equals(POLICIES) || KINDS.containsKey(each.getKey())) {
                counted.put(each.getKey(), each.getValue().asInt());
            }
        }
    }

    /// @param ownPolicies managed policies that are the account's own: IAM counts only these
    List<String> gaps(Draft draft, int ownPolicies) {
        List<String> gaps = new ArrayList<>();
        counted.forEach((total, count) -> {
            String kind = KINDS.get(total);
            int listed = kind == null ? ownPolicies : draft.declared(kind);
            if (listed != count) {
                gaps.add("IAM counts %d %s; %d are listed".formatted(count, total, listed));
            }
        });
        return gaps;
    }
}
