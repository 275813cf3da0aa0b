package dev.attest.collector.inventory.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.events.inventory.InventorySource;
import dev.attest.events.inventory.PrincipalKind;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `iam list-access-keys` of every user of one account: `{"AccessKeyMetadata":[…]}`. Names users
/// without their paths, so the principal is the user of that name.
final class AccessKeyList implements JsonReader {

    static final String KEY = "AccessKeyMetadata";

    private final String accountId;
    private final Draft draft = new Draft();
    private final Map<String, List<KeyReading>> byUser = new LinkedHashMap<>();

    AccessKeyList(String accountId) {
        this.accountId = accountId;
        draft.kinds("accessKeys");
        draft.needs(KEY);
    }

    @Override
    public void list(String name) {
        draft.list(name);
    }

    @Override
    public void element(String list, int index, JsonNode node) {
        if (!list.equals(KEY)) {
            return;
        }
        draft.declare("accessKeys");
        String position = list + "[" + index + "]";
        try {
            String id = Json.required(node, "AccessKeyId");
            if (draft.repeated(id, node)) {
                draft.repeat("accessKeys");
                return;
            }
            KeyReading key =
                    new KeyReading(
                            0,
                            id,
                            active(Json.required(node, "Status")),
                            AwsTime.of(node.get("CreateDate")),
                            null,
                            false);
            byUser.computeIfAbsent(Json.required(node, "UserName"), _ -> new ArrayList<>())
                    .add(key);
            draft.take("accessKeys");
        } catch (DateTimeException e) {
            draft.refuse(position, "CreateDate is no moment", node.path("CreateDate").asText());
        } catch (IllegalArgumentException e) {
            draft.refuse(position, String.valueOf(e.getMessage()), node.toString());
        }
    }

    @Override
    public void scalar(String name, JsonNode value) {
        draft.paging(name, value);
    }

    @Override
    public void broken(String position, String reason, String value) {
        draft.refuse(position, reason, value);
    }

    @Override
    public void stopped(String position, String reason) {
        draft.stop(position, reason);
    }

    @Override
    public Reading finish() {
        byUser.forEach((name, keys) ->
                draft.principals.add(
                        new PrincipalReading(
                                "arn:aws:iam::" + accountId + ":user/" + name,
                                PrincipalKind.IAM_USER,
                                name,
                                Facet.ofKeys(keys))));
        return draft.finish(InventorySource.IAM_ACCESS_KEYS, accountId);
    }

    private static boolean active(String status) {
        return switch (status) {
            case "Active" -> true;
            case "Inactive", "Expired" -> false;
            default ->
                    throw new IllegalArgumentException(
                            "Status is neither Active nor Inactive: " + status);
        };
    }
}
