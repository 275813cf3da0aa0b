package dev.attest.iamaudit.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.iampolicy.PolicyProblem;
import dev.attest.iampolicy.account.Account;
import dev.attest.iampolicy.account.AuthorizationDetails;
import dev.attest.iampolicy.account.Group;
import dev.attest.iampolicy.account.Identity;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PolicySet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What authorization details tell, told by who holds what. Checks also count: here all four lists
/// must be there, and every policy says how many hold it.
final class InventoryReader {

    private static final List<String> LISTS =
            List.of("UserDetailList", "GroupDetailList", "RoleDetailList", "Policies");

    private final JsonNode output;
    private final List<PolicyProblem> problems = new ArrayList<>();
    private final List<ManagedPolicy> policies = new ArrayList<>();
    private final List<Holder> holders = new ArrayList<>();

    InventoryReader(JsonNode output) {
        this.output = output;
    }

    Inventory read() {
        for (String list : LISTS) {
            if (!output.path(list).isArray()) {
                problem("/" + list, "is no list; all four of AWS are wanted");
            }
        }
        AuthorizationDetails details = AuthorizationDetails.read(output);
        problems.addAll(details.problems());
        managed(details);
        for (Account account : details.accounts()) {
            account.identities().values().forEach(identity -> holders.add(holder(identity)));
            account.groups().values().forEach(group -> holders.add(holder(group)));
        }
        return new Inventory(holders, policies, problems);
    }

    private void managed(AuthorizationDetails details) {
        JsonNode entries = output.path("Policies");
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            String arn = entries.path(i).path("Arn").asText();
            NamedPolicy policy = details.managed().get(arn);
            if (policy == null || !seen.add(arn)) {
                continue;
            }
            JsonNode attachments = entries.path(i).path("AttachmentCount");
            if (!attachments.isInt()) {
                problem("/Policies/" + i + "/AttachmentCount", "is no number");
            }
            policies.add(new ManagedPolicy(arn, attachments.asInt(), policy));
        }
    }

    private static Holder holder(Identity identity) {
        return new Holder(
                identity.isRole() ? HolderKind.ROLE : HolderKind.USER,
                identity.arn(),
                attached(identity.own()),
                inline(identity.own()),
                identity.groups().stream().map(Group::arn).map(Identity::name).toList(),
                identity.boundary().flatMap(InventoryReader::only),
                identity.trust().flatMap(InventoryReader::only));
    }

    private static Holder holder(Group group) {
        return new Holder(
                HolderKind.GROUP,
                group.arn(),
                attached(group.policies()),
                inline(group.policies()),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static List<NamedPolicy> attached(PolicySet own) {
        return own.policies().stream().filter(policy -> policy.arn() != null).toList();
    }

    private static List<NamedPolicy> inline(PolicySet own) {
        return own.policies().stream().filter(policy -> policy.arn() == null).toList();
    }

    private static Optional<NamedPolicy> only(PolicySet set) {
        return set.policies().stream().findFirst();
    }

    private void problem(String pointer, String message) {
        problems.add(new PolicyProblem(pointer, message));
    }
}
