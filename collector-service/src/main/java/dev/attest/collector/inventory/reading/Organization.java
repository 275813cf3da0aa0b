package dev.attest.collector.inventory.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.events.inventory.InventorySource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `organizations list-accounts` with tags: the tag `owner` names who answers for an account.
final class Organization implements JsonReader {

    static final String KEY = "Accounts";
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

    /// `aws organizations list-accounts` names the organization nowhere else.
    private static final Pattern ARN =
            Pattern.compile("arn:[^:]+:organizations::(\\d{12}):account/(o-[a-z0-9]+)/\\d{12}");

    private final @Nullable String givenAccount;
    private final Draft draft = new Draft();
    private final List<AccountReading> accounts = new ArrayList<>();
    private @Nullable String organizationId;
    private @Nullable String managementAccount;
    private @Nullable String managementByArn;

    Organization(@Nullable String givenAccount) {
        this.givenAccount = givenAccount;
        draft.kinds("accounts");
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
        draft.declare("accounts");
        String position = list + "[" + index + "]";
        try {
            String id = Json.required(node, "Id");
            if (!ACCOUNT.matcher(id).matches()) {
                throw new IllegalArgumentException("Id is not an account of 12 digits: " + id);
            }
            if (draft.repeated(id, node)) {
                draft.repeat("accounts");
                return;
            }
            accounts.add(
                    new AccountReading(
                            id,
                            Json.required(node, "Name"),
                            organization(node),
                            Json.optional(node, "OrganizationalUnit"),
                            status(node),
                            false,
                            owner(node)));
            draft.take("accounts");
        } catch (IllegalArgumentException e) {
            draft.refuse(position, String.valueOf(e.getMessage()), node.path("Id").asText());
        }
    }

    private @Nullable String organization(JsonNode node) {
        String arn = Json.optional(node, "Arn");
        Matcher parts = ARN.matcher(arn == null ? "" : arn);
        if (!parts.matches()) {
            return null;
        }
        managementByArn = parts.group(1);
        return parts.group(2);
    }

    private static String status(JsonNode node) {
        String status = Json.optional(node, "Status");
        String state = status == null ? Json.optional(node, "State") : status;
        return state == null ? "ACTIVE" : state;
    }

    private static @Nullable String owner(JsonNode node) {
        for (JsonNode tag : node.path("Tags")) {
            if (tag.path("Key").asText().equalsIgnoreCase("owner")) {
                String owner = Json.optional(tag, "Value");
                return owner == null ? null : owner.strip().toLowerCase(Locale.ROOT);
            }
        }
        return null;
    }

    @Override
    public void scalar(String name, JsonNode value) {
        switch (name) {
            case "OrganizationId" -> organizationId = value.asText().replace('\0', '\uFFFD');
            case "MasterAccountId", "ManagementAccountId" -> managementAccount = value.asText();
            default -> draft.paging(name, value);
        }
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
        String told = managementAccount != null ? managementAccount : managementByArn;
        String management = told != null ? told : givenAccount;
        for (AccountReading a : accounts) {
            draft.accounts.add(
                    new AccountReading(
                            a.accountId(),
                            a.name(),
                            organizationId != null ? organizationId : a.organizationId(),
                            a.organizationalUnit(),
                            a.status(),
                            a.accountId().equals(management),
                            a.ownerEmail()));
        }
        if (management == null && !accounts.isEmpty()) {
            draft.warn("the file does not say which account manages the organization");
        }
        return draft.finish(
                InventorySource.ORGANIZATION,
                management != null
                        ? management
                        : accounts.isEmpty() ? "" : accounts.getFirst().accountId());
    }
}
