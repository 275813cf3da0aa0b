package dev.attest.iamaudit.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.iamaudit.report.ReportEntry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Rules about the root user.
final class RootRules {

    private static final String NEVER_HAD = "root has neither a password nor an active key";

    private static final String UNTOLD = "the report does not say whether root has MFA";

    private RootRules() {}

    /// Parameter `newest`: the newest use counts; false: the first that is told, of the password,
    /// key 1 and key 2.
    static void usage(AuditSources sources, Parameters parameters, Judgements judgements) {
        ReportEntry.Row root = sources.root();
        List<Instant> uses =
                Stream.of(
                                "password_last_used",
                                "access_key_1_last_used_date",
                                "access_key_2_last_used_date")
                        .flatMap(column -> root.moment(column).stream())
                        .toList();
        Optional<Instant> last =
                parameters.flag("newest")
                        ? uses.stream().max(Comparator.naturalOrder())
                        : uses.stream().findFirst();
        if (last.isEmpty()) {
            judgements.pass(root.resource(), "root was never used");
            return;
        }
        String used = "root was last used on " + Ages.text(last.get(), sources.at());
        boolean late = Ages.moreThan(parameters.days("days"), last.get(), sources.at());
        judgements.decide(!late, root.resource(), used, used);
    }

    /// By the report, or by the account summary where there is no report.
    static void accessKeys(AuditSources sources, Parameters parameters, Judgements judgements) {
        if (onlySummary(sources)) {
            bySummary(sources, "AccountAccessKeysPresent", 0, judgements);
            return;
        }
        ReportEntry.Row root = sources.root();
        long active = root.keys().stream().filter(ReportEntry.AccessKey::active).count();
        judgements.decide(
                active > 0,
                root.resource(),
                "root has " + active + (active == 1 ? " active key" : " active keys"),
                "root has no active key");
    }

    /// By the report, or by the account summary where there is no report.
    static void mfa(AuditSources sources, Parameters parameters, Judgements judgements) {
        if (onlySummary(sources)) {
            bySummary(sources, "AccountMFAEnabled", 1, judgements);
            return;
        }
        ReportEntry.Row root = sources.root();
        Optional<Boolean> mfa = root.truth("mfa_active");
        if (hasNoCredentials(root)) {
            judgements.notApplicable(root.resource(), NEVER_HAD);
        } else if (mfa.isEmpty()) {
            judgements.unknown(root.resource(), UNTOLD);
        } else {
            judgements.decide(!mfa.get(), root.resource(), "root has no MFA", "root has MFA");
        }
    }

    /// By the report, or by the account summary where there is no report.
    static void hardwareMfa(AuditSources sources, Parameters parameters, Judgements judgements) {
        if (onlySummary(sources)) {
            hardwareMfaBySummary(sources, judgements);
            return;
        }
        ReportEntry.Row root = sources.root();
        if (hasNoCredentials(root)) {
            judgements.notApplicable(root.resource(), NEVER_HAD);
            return;
        }
        if (!root.arn().startsWith("arn:aws:")) {
            judgements.notApplicable(
                    root.resource(), "the partition knows no hardware MFA for root");
            return;
        }
        Optional<Boolean> mfa = root.truth("mfa_active");
        if (mfa.equals(Optional.of(false))) {
            judgements.fail(root.resource(), "root has no MFA");
        } else if (new VirtualDevices(sources).of(root)) {
            judgements.fail(root.resource(), "root's MFA is a virtual device");
        } else if (mfa.isEmpty()) {
            judgements.unknown(root.resource(), UNTOLD);
        } else {
            judgements.pass(root.resource(), "root's MFA is no virtual device");
        }
    }

    private static void hardwareMfaBySummary(AuditSources sources, Judgements judgements) {
        boolean virtual =
                sources.items(Source.VIRTUAL_MFA_DEVICES).stream()
                        .anyMatch(device ->
                                device.path("User").path("Arn").asText().endsWith(":root"));
        if (virtual) {
            judgements.fail(sources.account(), "root's MFA is a virtual device");
        } else {
            bySummary(sources, "AccountMFAEnabled", 1, judgements);
        }
    }

    static void centralManagement(
            AuditSources sources, Parameters parameters, Judgements judgements) {
        boolean enabled = false;
        for (JsonNode feature : sources.items(Source.ORGANIZATION_FEATURES)) {
            enabled |= feature.asText().equals("RootCredentialsManagement");
        }
        judgements.decide(
                !enabled,
                sources.account(),
                "root credentials of member accounts are not managed centrally",
                "root credentials of member accounts are managed centrally");
    }

    private static boolean onlySummary(AuditSources sources) {
        return sources.credentialReport().isEmpty() && sources.has(Source.ACCOUNT_SUMMARY);
    }

    private static void bySummary(
            AuditSources sources, String field, int wanted, Judgements judgements) {
        JsonNode value = sources.output(Source.ACCOUNT_SUMMARY).path(field);
        if (!value.isInt()) {
            throw new UndecidedException("the account summary has no " + field);
        }
        String says = field + " is " + value.intValue();
        judgements.decide(value.intValue() != wanted, sources.account(), says, says);
    }

    /// Of root's password AWS says nothing in older reports: then it has one.
    private static boolean hasNoCredentials(ReportEntry.Row root) {
        return !root.truth("password_enabled").orElse(true)
                && root.keys().stream().noneMatch(ReportEntry.AccessKey::active);
    }
}
