package dev.attest.risk.model;

import java.time.Instant;

/// Answers for an account in which outsiders can assume roles. Roles are no subjects; whoever owns
/// the account answers for them.
record ExternalTrustFactor() implements RiskFactor {

    private static final double CONDITIONAL = 0.05;
    private static final double NAMED = 0.15;
    private static final double ANYBODY = 0.35;

    @Override
    public String id() {
        return "external-trust";
    }

    @Override
    public Reading read(SubjectFacts facts, Instant now) {
        Findings findings = new Findings();
        for (TrustFacts trust : facts.trusts()) {
            double more = trust.administrator() ? 2 : 1;
            switch (trust.openness()) {
                case UNKNOWN -> findings.addUnknown(more * ANYBODY, trust.role());
                case CONDITIONAL -> findings.add(more * CONDITIONAL, trust.role());
                case NAMED -> findings.add(more * NAMED, trust.role());
                case ANYBODY -> findings.add(more * ANYBODY, trust.role());
            }
        }
        return findings.reading(
                "Owns an account with roles that outsiders can assume: ",
                "Owns an account with roles whose trust could not be read: ");
    }
}
