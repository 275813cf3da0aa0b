package dev.attest.collector.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the inventory knows of the groups of IAM that users join.
@ApplicationScoped
public class KnownGroups {

    private static final String DOCUMENTS =
            """
            select g.account_id, g.name, d.document
            from principal_group g
            join unnest($1::text[], $2::text[]) as f (account_id, name) using (account_id, name)
            cross join lateral (
              select p ->> 'sha256' as sha256
              from jsonb_array_elements(g.state::jsonb -> 'attachedPolicies') p
              union
              select p ->> 'sha256' from jsonb_array_elements(g.state::jsonb -> 'inlinePolicies') p
            ) as policy
            join policy_document d on d.sha256 = policy.sha256
            where g.state::jsonb ->> 'identityStoreId' is null
            """;

    /// A group of an account.
    public record Group(String account, String name) {}

    /// The policy documents of the groups that these events name.
    public Map<Group, List<String>> named(SqlConnection connection, List<ObjectNode> events) {
        List<Group> groups =
                events.stream()
                        .map(KnownGroups::joinedBy)
                        .filter(group -> !group.name().isEmpty() && group.name().indexOf('\0') < 0)
                        .distinct()
                        .toList();
        Map<Group, List<String>> documents = new HashMap<>();
        if (groups.isEmpty()) {
            return documents;
        }
        Tuple parameters =
                Tuple.tuple()
                        .addArrayOfString(
                                groups.stream().map(Group::account).toArray(String[]::new))
                        .addArrayOfString(groups.stream().map(Group::name).toArray(String[]::new));
        for (Row row : connection.preparedQuery(DOCUMENTS).executeAndAwait(parameters)) {
            documents
                    .computeIfAbsent(
                            new Group(row.getString(0), row.getString(1)), _ -> new ArrayList<>())
                    .add(row.getString(2));
        }
        return documents;
    }

    /// The group that a user joins by this call; without a name when it is another call.
    public static Group joinedBy(JsonNode event) {
        boolean joins = event.path("eventName").asText().equals("AddUserToGroup");
        return new Group(
                event.path("recipientAccountId").asText(),
                joins ? event.path("requestParameters").path("groupName").asText() : "");
    }
}
