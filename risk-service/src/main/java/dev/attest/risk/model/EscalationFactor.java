package dev.attest.risk.model;

import java.time.Instant;
import java.util.TreeSet;

/// Can make itself administrator.
record EscalationFactor() implements RiskFactor {

    @Override
    public String id() {
        return "can-escalate";
    }

    @Override
    public Reading read(SubjectFacts facts, Instant now) {
        TreeSet<String> can =
                Privilege.named(
                        facts,
                        a ->
                                !Privilege.atLeastConditional().contains(a.administrator())
                                        && Privilege.atLeastConditional().contains(a.escalation()));
        TreeSet<String> perhaps = Privilege.named(facts, a -> a.escalation() == Power.UNKNOWN);
        double known = added(facts, false);
        return new Reading(
                known,
                Math.max(known, added(facts, true)),
                can.isEmpty() ? null : "Can make itself administrator in " + Findings.listed(can),
                perhaps.isEmpty()
                        ? null
                        : "A policy could not be read, so escalation is unknown in "
                                + Findings.listed(perhaps),
                null);
    }

    /// What is left of the axis after administration.
    private static double added(SubjectFacts facts, boolean unknownIsBad) {
        double administration = Privilege.administration(facts, unknownIsBad);
        double everything = Privilege.everything(facts, unknownIsBad);
        return Math.max(0, 1 - (1 - everything) / (1 - administration));
    }
}
