package dev.attest.risk.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Left the company, and a door is still open. The last day ends at midnight UTC.
record LeaverFactor() implements RiskFactor {

    private static final double LIVE_CREDENTIALS = 0.65;

    @Override
    public String id() {
        return "leaver-with-access";
    }

    @Override
    public Reading read(SubjectFacts facts, Instant now) {
        PersonFacts person = facts.person();
        if (person == null) {
            return Reading.NOTHING;
        }
        Findings findings = new Findings();
        LocalDate end = person.end();
        Instant over =
                end == null ? null : end.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        if (!person.left() && (over == null || now.isBefore(over))) {
            if (over != null) {
                findings.changesAt(over);
            }
            return findings.reading("", "");
        }
        for (PrincipalFacts principal : facts.principals()) {
            switch (principal.live()) {
                case YES, CONDITIONAL -> findings.add(LIVE_CREDENTIALS, principal.label());
                case UNKNOWN -> findings.addUnknown(LIVE_CREDENTIALS, principal.label());
                case NO -> {}
            }
        }
        return findings.reading(
                "Left the company but can still sign in: ",
                "Left the company; whether a password or key remains is unknown: ");
    }
}
