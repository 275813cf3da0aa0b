package dev.attest.collector.identities;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.collector.platform.Text;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the inventory knows of the identities of an account, for rules.
final class FactRows {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SqlConnection connection;

    FactRows(SqlConnection connection) {
        this.connection = connection;
    }

    List<Facts> of(String accountId) {
        List<Facts> found = new ArrayList<>();
        connection
                .preparedQuery(
                        """
                        select p.principal_id, p.account_id, p.kind, p.name, p.state, d.document, f.facet
                        from principal p
                        left join policy_document d on d.sha256 = p.state::json ->> 'trustPolicySha256'
                        left join principal_facet f
                          on f.principal_id = p.principal_id and f.source = 'IDENTITY_CENTER'
                        where p.account_id = $1 and p.present
                        """)
                .executeAndAwait(Tuple.of(accountId))
                .forEach(row -> found.add(facts(row)));
        return found;
    }

    private static Facts facts(Row row) {
        JsonNode state = tree(row.getString(4));
        JsonNode credentials = state.path("credentials");
        ObjectNode seen = JsonNodeFactory.instance.objectNode();
        seen.put("principalId", row.getString(0));
        seen.put("accountId", row.getString(1));
        seen.put("kind", row.getString(2));
        seen.put("name", row.getString(3));
        JsonNode email = tree(row.getString(6)).at("/facet/email");
        seen.put("email", email.isTextual() ? Text.stored(email.asText(), 254) : null);
        seen.set("tags", state.path("tags"));
        seen.set("groups", state.path("groups"));
        seen.set("consolePassword", credentials.path("consolePassword"));
        if (seen.get("consolePassword").isMissingNode()) {
            seen.putNull("consolePassword");
        }
        seen.put("accessKeysKnown", credentials.path("accessKeysKnown").asBoolean());
        int active = 0;
        for (JsonNode key : credentials.path("accessKeys")) {
            active += key.path("active").asBoolean() ? 1 : 0;
        }
        seen.put("accessKeys", active);
        seen.set("trust", row.getString(5) == null ? seen.nullNode() : tree(row.getString(5)));
        return new Facts(
                row.getString(0), row.getString(1), row.getString(2), row.getString(3), seen);
    }

    private static JsonNode tree(@Nullable String json) {
        try {
            return json == null ? JsonNodeFactory.instance.objectNode() : JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored principal is damaged", e);
        }
    }
}
