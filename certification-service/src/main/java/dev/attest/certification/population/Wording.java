package dev.attest.certification.population;

import dev.attest.certification.inventory.Account;
import dev.attest.certification.population.model.Titles;
import dev.attest.events.inventory.GroupObserved;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says what a grant is: the title in plain words, the identifiers in the detail.
final class Wording {
    private final Map<String, Account> accounts;
    private final Set<String> inventoried;
    private final boolean allListed;
    private final Instant now;

    /// @param inventoried accounts of which principals are known
    /// @param allListed whether the accounts are all that the company has
    Wording(
            Map<String, Account> accounts,
            Set<String> inventoried,
            boolean allListed,
            Instant now) {
        this.accounts = accounts;
        this.inventoried = inventoried;
        this.allListed = allListed;
        this.now = now;
    }

    String title(Grant grant, @Nullable Boolean administrator) {
        var account = accountName(grant.accountId());
        return switch (grant) {
            case Grant.Attachment(var p, var policy) ->
                    Titles.permission(policy.name(), account, administrator);
            case Grant.Inline(var p, var policy) ->
                    Titles.permission(policy.name(), account, administrator);
            case Grant.Membership one -> Titles.membership(one.name(), administrator);
            case Grant.CenterMembership one -> Titles.membership(one.name(), administrator);
            case Grant.Password one -> Titles.consolePassword(account);
            case Grant.Key(var p, var key) -> Titles.accessKey(key.created(), key.active(), now);
            case Grant.Assignment one -> assignment(one, account, administrator);
            case Grant.Trust(var p, var party) -> Titles.trust(p.name(), trusted(party));
        };
    }

    /// The small print: identifiers only.
    String detail(Grant grant) {
        return switch (grant) {
            case Grant.Attachment(var p, var policy) -> "Policy " + policy.arn();
            case Grant.Inline(var p, var policy) -> "Inline policy " + policy.name();
            case Grant.Membership(var p, var id, var group) -> "Group " + id;
            case Grant.CenterMembership(var p, var id, var group) -> "Identity Center group " + id;
            case Grant.Password(var p) -> "Login profile of " + p.principalId();
            case Grant.Key(var p, var key) -> key(key.accessKeyId(), key.slot());
            case Grant.Assignment one ->
                    "Permission set "
                            + one.permissionSet().permissionSetArn()
                            + (one.groupId() == null ? "" : " through group " + one.groupId());
            case Grant.Trust(var p, var party) ->
                    "Trust policy of "
                            + p.principalId()
                            + ": "
                            + party.type()
                            + " "
                            + party.value();
        };
    }

    String accountName(String accountId) {
        var account = accounts.get(accountId);
        return account == null ? accountId : account.name();
    }

    private static String key(@Nullable String id, int slot) {
        return id == null ? "Access key " + slot + ", its id is not known" : "Access key " + id;
    }

    private static String assignment(
            Grant.Assignment of, String account, @Nullable Boolean administrator) {
        var title = Titles.permission(of.permissionSet().name(), account, administrator);
        var groupId = of.groupId();
        return groupId == null ? title : Titles.throughGroup(title, name(of.group(), groupId));
    }

    private static String name(@Nullable GroupObserved group, String groupId) {
        return group == null ? groupId : group.name();
    }

    private String trusted(TrustedParty party) {
        var value = party.value();
        if (value.equals("*")) {
            return "anybody";
        }
        return switch (party.type()) {
            case "Service" -> "the AWS service " + value;
            case "Federated" -> "the identity provider “" + lastPart(value) + "”";
            case "AWS" -> trustedPrincipal(value);
            case "NotPrincipal" -> "everybody but a few";
            default -> "“" + value + "”";
        };
    }

    private String trustedPrincipal(String value) {
        var parts = value.split(":", 6);
        if (parts.length < 6) {
            return value.matches("\\d{12}") ? account(value) : "“" + value + "”";
        }
        var what = parts[5];
        if (what.equals("root")) {
            return account(parts[4]);
        }
        return (what.startsWith("role/") || what.startsWith("assumed-role/") ? "role “" : "user “")
                + lastPart(what)
                + "” of "
                + account(parts[4]);
    }

    private String account(String accountId) {
        var known = accounts.get(accountId);
        if (known != null) {
            return "account “" + known.name() + "”";
        }
        if (inventoried.contains(accountId)) {
            return "account " + accountId;
        }
        return "account "
                + accountId
                + (allListed ? ", which is not ours" : ", of which nothing is known");
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
