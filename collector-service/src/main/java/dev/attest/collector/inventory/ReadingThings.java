package dev.attest.collector.inventory;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.collector.inventory.history.Scope;
import dev.attest.collector.inventory.history.Thing;
import dev.attest.collector.inventory.reading.AccountReading;
import dev.attest.collector.inventory.reading.GroupReading;
import dev.attest.collector.inventory.reading.ManagedPolicy;
import dev.attest.collector.inventory.reading.PermissionSetReading;
import dev.attest.collector.inventory.reading.PrincipalReading;
import dev.attest.collector.inventory.reading.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a file shows, as the history keeps it.
final class ReadingThings {

    private ReadingThings() {}

    /// Files of a source follow one another in an account.
    static Scope scope(Reading reading) {
        String kind = reading.source().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Scope(reading.accountId(), "", kind);
    }

    static List<Thing> of(Reading reading) {
        List<Thing> things = new ArrayList<>();
        reading.principals().forEach(principal -> things.add(thing(principal)));
        reading.groups().forEach(group -> things.add(thing(group)));
        reading.permissionSets().forEach(set -> things.add(thing(set)));
        reading.accounts().forEach(account -> things.add(thing(account)));
        reading.managedPolicies().forEach(policy -> things.add(thing(policy)));
        return things;
    }

    private static Thing thing(PrincipalReading principal) {
        String type =
                switch (principal.kind()) {
                    case IAM_USER -> "iam-user";
                    case IAM_ROLE -> "iam-role";
                    case IDENTITY_CENTER_USER -> "identity-center-user";
                    case ROOT -> "root";
                };
        return new Thing(
                type,
                principal.principalId(),
                principal.name(),
                StoredJson.tree(principal.facet()));
    }

    private static Thing thing(GroupReading group) {
        boolean iam = group.identityStoreId() == null;
        return new Thing(
                iam ? "iam-group" : "identity-center-group",
                group.groupId(),
                group.name(),
                StoredJson.tree(group));
    }

    private static Thing thing(PermissionSetReading set) {
        return new Thing(
                "permission-set", set.permissionSetArn(), set.name(), StoredJson.tree(set));
    }

    private static Thing thing(AccountReading account) {
        return new Thing("account", account.accountId(), account.name(), StoredJson.tree(account));
    }

    private static Thing thing(ManagedPolicy policy) {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        state.put("documentSha256", policy.sha256());
        return new Thing("managed-policy", policy.arn(), policy.name(), state);
    }
}
