package dev.attest.collector.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the inventory knows of the managed policies that calls name.
@ApplicationScoped
public class KnownPolicies {

    /// The documents of the policies that these events attach, by ARN.
    public Map<String, String> named(SqlConnection connection, List<ObjectNode> events) {
        String[] arns =
                events.stream()
                        .map(e -> attachedBy(e, e.path("recipientAccountId").asText()))
                        .filter(Objects::nonNull)
                        .filter(arn -> arn.indexOf('\0') < 0)
                        .distinct()
                        .toArray(String[]::new);
        if (arns.length == 0) {
            return Map.of();
        }
        Map<String, String> documents = new HashMap<>();
        connection
                .preparedQuery(
                        "select m.arn, d.document from managed_policy m"
                                + " join policy_document d on d.sha256 = m.sha256 where m.arn = any($1)")
                .executeAndAwait(Tuple.tuple().addArrayOfString(arns))
                .forEach(row -> documents.put(row.getString(0), row.getString(1)));
        return documents;
    }

    /// The policy that a call attaches; null when it attaches none by name.
    public static @Nullable String attachedBy(JsonNode event, String account) {
        JsonNode request = event.path("requestParameters");
        JsonNode arn = request.path("policyArn");
        if (arn.isTextual()) {
            return arn.textValue();
        }
        JsonNode managed = request.path("managedPolicyArn");
        if (managed.isTextual()) {
            return managed.textValue();
        }
        JsonNode reference = request.path("customerManagedPolicyReference");
        if (!reference.path("name").isTextual()) {
            return null;
        }
        String path = reference.path("path").asText("/");
        return "arn:aws:iam::" + account + ":policy" + path + reference.path("name").asText();
    }
}
