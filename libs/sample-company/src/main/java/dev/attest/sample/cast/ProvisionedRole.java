package dev.attest.sample.cast;

import dev.attest.sample.model.Account;
import dev.attest.sample.model.IamRole;
import dev.attest.sample.model.InlinePolicy;
import dev.attest.sample.model.LastUse;
import dev.attest.sample.model.PermissionSet;
import dev.attest.sample.model.SessionUse;
import java.util.Comparator;
import java.util.List;

/// The role by which a permission set takes effect in one account.
final class ProvisionedRole {

    private static final String PATH = "/aws-reserved/sso.amazonaws.com/";

    private ProvisionedRole() {}

    static IamRole of(long seed, Account account, PermissionSet set, List<SessionUse> sessions) {
        LastUse lastUse =
                sessions.stream()
                        .filter(use -> use.account().equals(account))
                        .filter(use -> use.permissionSet().equals(set))
                        .map(SessionUse::lastUsed)
                        .max(Comparator.naturalOrder())
                        .map(at -> new LastUse(at, Company.HOME_REGION, "sts"))
                        .orElse(null);
        String inline = set.inline();
        return new IamRole(
                set.roleName(),
                PATH,
                Dice.of(seed, account.id() + set.name()).iamId("AROA"),
                "arn:aws:iam::" + account.id() + ":role" + PATH + set.roleName(),
                account.joined().plusSeconds(86_400L * 30),
                Documents.own("trust-identity-center", account.id()),
                set.attached(),
                inline == null
                        ? List.of()
                        : List.of(new InlinePolicy("AwsSSOInlinePolicy", inline)),
                lastUse);
    }
}
