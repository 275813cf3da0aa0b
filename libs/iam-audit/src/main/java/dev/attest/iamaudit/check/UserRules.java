package dev.attest.iamaudit.check;

import dev.attest.iamaudit.report.ReportEntry;
import java.time.Instant;
import java.util.Optional;

/// Rules about users and their passwords.
final class UserRules {

    private static final String NO_CONSOLE = "has no console access";

    private UserRules() {}

    static void consoleMfa(AuditSources sources, Parameters parameters, Judgements judgements) {
        EachUser.of(
                sources,
                false,
                judgements,
                user -> {
                    if (!signsIn(user)) {
                        judgements.pass(user.resource(), NO_CONSOLE);
                        return;
                    }
                    judgements.decide(
                            !mfa(user),
                            user.resource(),
                            "signs in to the console without MFA",
                            "signs in to the console with MFA");
                });
    }

    /// A user with MFA that is on no virtual device has a hardware device or a passkey. Parameter
    /// `everybody`: also users who have no console access.
    static void hardwareMfa(AuditSources sources, Parameters parameters, Judgements judgements) {
        VirtualDevices virtual = new VirtualDevices(sources);
        EachUser.of(
                sources,
                false,
                judgements,
                user -> {
                    if (!signsIn(user) && !parameters.flag("everybody")) {
                        judgements.notApplicable(user.resource(), NO_CONSOLE);
                    } else if (!mfa(user)) {
                        judgements.fail(user.resource(), "has no MFA");
                    } else {
                        judgements.decide(
                                virtual.of(user),
                                user.resource(),
                                "has MFA on a virtual device",
                                "has MFA on no virtual device");
                    }
                });
    }

    /// Parameter `neverUsedCounts`: a password that was never used counts from the day it was set.
    static void consoleUnused(AuditSources sources, Parameters parameters, Judgements judgements) {
        EachUser.of(
                sources,
                false,
                judgements,
                user -> {
                    if (!signsIn(user)) {
                        judgements.pass(user.resource(), NO_CONSOLE);
                    } else {
                        passwordUse(user, sources.at(), parameters, judgements);
                    }
                });
    }

    private static void passwordUse(
            ReportEntry.Row user, Instant at, Parameters parameters, Judgements judgements) {
        Optional<Instant> used = user.moment("password_last_used");
        Optional<Instant> since = used;
        if (used.isEmpty() && parameters.flag("neverUsedCounts")) {
            since =
                    user.moment("password_last_changed")
                            .or(() -> user.moment("user_creation_time"));
        }
        if (since.isEmpty() && parameters.flag("neverUsedCounts")) {
            judgements.unknown(
                    user.resource(),
                    "the report does not say since when the password, which was never used, is"
                            + " there");
            return;
        }
        if (since.isEmpty()) {
            judgements.pass(user.resource(), "the password was never used");
            return;
        }
        String text =
                (used.isPresent()
                                ? "the password was last used on "
                                : "the password was never used since it was set on ")
                        + Ages.text(since.get(), at);
        judgements.decide(
                Ages.moreThan(parameters.days("days"), since.get(), at),
                user.resource(),
                text,
                text);
    }

    static boolean signsIn(ReportEntry.Row user) {
        return user.truth("password_enabled").orElse(false);
    }

    static boolean mfa(ReportEntry.Row user) {
        return user.truth("mfa_active").orElse(false);
    }
}
