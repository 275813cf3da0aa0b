package dev.attest.risk.model;

import java.time.Instant;
import java.util.TreeSet;

/// Can do everything in an account, as the policies really evaluate.
record AdministratorFactor() implements RiskFactor {

    @Override
    public String id() {
        return "administrator";
    }

    @Override
    public Reading read(SubjectFacts facts, Instant now) {
        TreeSet<String> is =
                Privilege.named(
                        facts, a -> Privilege.atLeastConditional().contains(a.administrator()));
        TreeSet<String> perhaps = Privilege.named(facts, a -> a.administrator() == Power.UNKNOWN);
        return new Reading(
                Privilege.administration(facts, false),
                Privilege.administration(facts, true),
                is.isEmpty() ? null : "Can do everything in " + Findings.listed(is),
                perhaps.isEmpty()
                        ? null
                        : "A policy could not be read, so administrator or not is unknown in "
                                + Findings.listed(perhaps),
                null);
    }
}
