package dev.attest.iamaudit.check;

import dev.attest.iamaudit.report.ReportEntry;
import dev.attest.iamaudit.report.ReportEntry.AccessKey;
import java.time.Instant;
import java.util.List;

/// Rules about access keys. Keys that are not active are left out.
final class KeyRules {

    private static final String NO_KEY = "has no active key";

    private KeyRules() {}

    static void age(AuditSources sources, Parameters parameters, Judgements judgements) {
        each(
                sources,
                true,
                judgements,
                (user, key) -> {
                    Instant rotated = key.rotated();
                    if (rotated == null) {
                        judgements.unknown(
                                user.resource(),
                                "the report does not say how old " + key(key) + " is");
                        return;
                    }
                    String text = key(key) + " was made on " + Ages.text(rotated, sources.at());
                    judgements.decide(
                            Ages.moreThan(parameters.days("days"), rotated, sources.at()),
                            user.resource(),
                            text,
                            text);
                });
    }

    /// Parameter `neverUsedCounts`: a key that was never used counts from the day it was made.
    static void unused(AuditSources sources, Parameters parameters, Judgements judgements) {
        each(
                sources,
                true,
                judgements,
                (user, key) -> {
                    Instant used = key.used();
                    Instant since =
                            used == null && parameters.flag("neverUsedCounts")
                                    ? key.rotated()
                                    : used;
                    if (since == null && parameters.flag("neverUsedCounts")) {
                        judgements.unknown(
                                user.resource(),
                                "the report does not say since when "
                                        + key(key)
                                        + ", which was never used, is there");
                        return;
                    }
                    if (since == null) {
                        judgements.pass(user.resource(), key(key) + " was never used");
                        return;
                    }
                    String text =
                            key(key)
                                    + (used == null
                                            ? " was never used since it was made on "
                                            : " was last used on ")
                                    + Ages.text(since, sources.at());
                    judgements.decide(
                            Ages.moreThan(parameters.days("days"), since, sources.at()),
                            user.resource(),
                            text,
                            text);
                });
    }

    static void initial(AuditSources sources, Parameters parameters, Judgements judgements) {
        each(
                sources,
                false,
                judgements,
                (user, key) ->
                        judgements.decide(
                                key.used() == null && UserRules.signsIn(user),
                                user.resource(),
                                key(key) + " was never used, and the user signs in to the console",
                                key(key) + " was used, or the user has no console access"));
    }

    static void twoActive(AuditSources sources, Parameters parameters, Judgements judgements) {
        EachUser.of(
                sources,
                true,
                judgements,
                user -> {
                    int active = active(user).size();
                    judgements.decide(
                            active > 1,
                            user.resource(),
                            "has two active keys",
                            active == 1 ? "has one active key" : NO_KEY);
                });
    }

    private interface KeyJudge {
        void judge(ReportEntry.Row user, AccessKey key);
    }

    private static void each(
            AuditSources sources, boolean withRoot, Judgements judgements, KeyJudge judge) {
        EachUser.of(
                sources,
                withRoot,
                judgements,
                user -> {
                    List<AccessKey> active = active(user);
                    active.forEach(key -> judge.judge(user, key));
                    if (active.isEmpty()) {
                        judgements.pass(user.resource(), NO_KEY);
                    }
                });
    }

    private static List<AccessKey> active(ReportEntry.Row user) {
        return user.keys().stream().filter(AccessKey::active).toList();
    }

    private static String key(AccessKey key) {
        return "key " + key.slot();
    }
}
