package dev.attest.iamaudit.check;

import dev.attest.iamaudit.inventory.Holder;
import dev.attest.iamaudit.inventory.HolderKind;
import dev.attest.iamaudit.inventory.Inventory;
import dev.attest.iamaudit.report.ReportEntry;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.Standing;
import dev.attest.iampolicy.meaning.AdministratorCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Rules about users, groups and roles whose own policies make an administrator.
///
/// Parameter `byName`: only who holds a policy named AdministratorAccess.
final class AdministratorRules {

    private static final String ADMINISTRATOR_ACCESS = "AdministratorAccess";

    private AdministratorRules() {}

    /// Parameter `of`: `USER`, `GROUP` or `ROLE`. Roles that only services can assume are left out.
    static void holders(AuditSources sources, Parameters parameters, Judgements judgements) {
        HolderKind kind = HolderKind.valueOf(parameters.text("of"));
        List<Holder> holders =
                sources.details().all(kind).stream().filter(each -> !each.forServices()).toList();
        for (Holder holder : holders) {
            Standings.judge(
                    judgements,
                    holder.arn(),
                    standing(holder, parameters.flag("byName")),
                    "its own policies make it administrator",
                    "its own policies make it no administrator",
                    "a policy's document is missing: " + unread(holder));
        }
    }

    static void groupsWithMfa(AuditSources sources, Parameters parameters, Judgements judgements) {
        Inventory details = sources.details();
        Map<String, ReportEntry.Row> report =
                sources.report().rows().stream()
                        .collect(
                                Collectors.toMap(
                                        ReportEntry.Row::resource,
                                        Function.identity(),
                                        (first, second) -> first));
        for (Holder group : details.all(HolderKind.GROUP)) {
            Standing standing = standing(group, parameters.flag("byName"));
            if (standing == Standing.NO) {
                judgements.pass(group.arn(), "makes nobody administrator");
            } else if (standing == Standing.UNKNOWN) {
                judgements.unknown(group.arn(), "a policy's document is missing: " + unread(group));
            } else {
                members(group, details, report, parameters, judgements);
            }
        }
    }

    private static void members(
            Holder group,
            Inventory details,
            Map<String, ReportEntry.Row> report,
            Parameters parameters,
            Judgements judgements) {
        List<String> without = new ArrayList<>();
        List<String> untold = new ArrayList<>();
        for (Holder user : details.all(HolderKind.USER)) {
            if (user.account().equals(group.account()) && user.groups().contains(group.name())) {
                ReportEntry.Row row = report.get(user.arn());
                if (row == null) {
                    untold.add(user.name());
                } else if (!UserRules.mfa(row)
                        && (parameters.flag("everybody") || UserRules.signsIn(row))) {
                    without.add(user.name());
                }
            }
        }
        if (!without.isEmpty()) {
            judgements.fail(
                    group.arn(),
                    "makes administrators of users without MFA: " + String.join(", ", without));
        } else if (!untold.isEmpty()) {
            judgements.unknown(
                    group.arn(),
                    "the credential report does not tell of " + String.join(", ", untold));
        } else {
            judgements.pass(group.arn(), "makes administrators only of users with MFA");
        }
    }

    /// What AWS's own policy of that name allows is known even where its document is missing.
    private static Standing standing(Holder holder, boolean byName) {
        if (byName) {
            return holder.attached().stream()
                            .anyMatch(policy -> policy.name().equals(ADMINISTRATOR_ACCESS))
                    ? Standing.YES
                    : Standing.NO;
        }
        Standing standing = AdministratorCheck.of(holder.ownAccess());
        return standing == Standing.UNKNOWN
                        && holder.boundary().isEmpty()
                        && holder.holdsManaged(ADMINISTRATOR_ACCESS)
                ? Standing.YES
                : standing;
    }

    private static String unread(Holder holder) {
        return holder.ownAccess()
                .policies()
                .filter(NamedPolicy.Unread.class::isInstance)
                .map(NamedPolicy::name)
                .collect(Collectors.joining(", "));
    }
}
