package dev.attest.risk.model;

import java.time.Duration;
import java.time.Instant;

/// An active access key was not rotated for 90 days; root should have none at all.
record OldAccessKeyFactor() implements RiskFactor {

    private static final Duration OLD = Duration.ofDays(90);
    private static final double OLD_KEY = 0.15;
    private static final double ROOT_KEY = 0.4;

    @Override
    public String id() {
        return "old-access-key";
    }

    @Override
    public Reading read(SubjectFacts facts, Instant now) {
        Findings findings = new Findings();
        for (PrincipalFacts principal : facts.principals()) {
            boolean root = principal.kind() == PrincipalFacts.Kind.ROOT;
            CredentialFacts credentials = principal.credentials();
            credentials.keys().stream()
                    .filter(KeyFacts::active)
                    .forEach(key -> read(findings, principal, key, root, now));
            if (!credentials.keysKnown()
                    && principal.kind() != PrincipalFacts.Kind.IDENTITY_CENTER_USER) {
                findings.addUnknown(root ? ROOT_KEY : OLD_KEY, principal.label());
            }
        }
        return findings.reading(
                "Has an active access key older than 90 days: ",
                "The age of its access keys is unknown: ");
    }

    private static void read(
            Findings findings, PrincipalFacts principal, KeyFacts key, boolean root, Instant now) {
        String words = key.label() + " of " + principal.label();
        Instant created = key.created();
        if (root) {
            findings.add(ROOT_KEY, words);
        } else if (created == null) {
            findings.addUnknown(OLD_KEY, words);
        } else if (created.plus(OLD).isBefore(now)) {
            findings.add(OLD_KEY, words);
        } else {
            findings.changesAt(created.plus(OLD).plusMillis(1));
        }
    }
}
