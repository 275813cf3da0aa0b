package dev.attest.risk.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Live credentials that nobody used for 90 days. Root is meant to be unused.
record DormantAccessFactor() implements RiskFactor {

    private static final Duration DORMANT = Duration.ofDays(90);
    private static final double UNUSED = 0.15;

    @Override
    public String id() {
        return "dormant";
    }

    @Override
    public Reading read(SubjectFacts facts, Instant now) {
        Findings findings = new Findings();
        for (PrincipalFacts principal : facts.principals()) {
            boolean live = principal.live() == Power.YES;
            if (live && principal.kind() != PrincipalFacts.Kind.ROOT) {
                read(findings, principal, now);
            }
        }
        return findings.reading(
                "Can sign in but was not seen for 90 days: ",
                "Whether it was used in the last 90 days is unknown: ");
    }

    private static void read(Findings findings, PrincipalFacts principal, Instant now) {
        boolean complete = principal.useReported() || watched(findings, principal.watch(), now);
        Instant last = principal.lastUse();
        Instant created = principal.createdAt();
        Instant since = last != null || created == null ? last : created;
        if (since != null && !since.plus(DORMANT).isBefore(now)) {
            findings.changesAt(since.plus(DORMANT).plusMillis(1));
        } else if (complete) {
            findings.add(UNUSED, principal.label());
        } else {
            findings.addUnknown(UNUSED, principal.label());
        }
    }

    /// Whether activity of the last 90 days is known, up to now.
    private static boolean watched(Findings findings, @Nullable Watch watch, Instant now) {
        if (watch == null || !now.isBefore(watch.until())) {
            return false;
        }
        Instant enough = watch.since().plus(DORMANT);
        boolean watched = watch.covers(now.minus(DORMANT), now);
        findings.changesAt(!watched && enough.isBefore(watch.until()) ? enough : watch.until());
        return watched;
    }
}
