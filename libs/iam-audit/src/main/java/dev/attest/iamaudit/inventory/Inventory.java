package dev.attest.iamaudit.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.iampolicy.PolicyProblem;
import java.util.List;

/// What `aws iam get-account-authorization-details` prints.
///
/// @param holders users, groups and roles
/// @param problems JSON pointers to what could not be read, with reasons
public record Inventory(
        List<Holder> holders, List<ManagedPolicy> policies, List<PolicyProblem> problems) {

    public Inventory {
        holders = List.copyOf(holders);
        policies = List.copyOf(policies);
        problems = List.copyOf(problems);
    }

    public static Inventory read(JsonNode output) {
        return new InventoryReader(output).read();
    }

    /// Whether everything could be read.
    public boolean whole() {
        return problems.isEmpty();
    }

    public List<Holder> all(HolderKind kind) {
        return holders.stream().filter(holder -> holder.kind() == kind).toList();
    }
}
