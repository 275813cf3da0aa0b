package dev.attest.risk.model;

import java.time.Instant;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Can make itself administrator.
record EscalationFactor() implements RiskFactor {

    private static final String ITSELF = " make itself administrator in ";
    private static final String PERHAPS =
            ", depending on conditions or on what exists in the account";

    @Override
    public String id() {
        return "can-escalate";
    }

    @Override
    public Reading read(SubjectFacts facts, Instant now) {
        TreeSet<String> can = escalators(facts, Power.YES);
        TreeSet<String> could = escalators(facts, Power.CONDITIONAL);
        TreeSet<String> perhaps = Privilege.named(facts, a -> a.escalation() == Power.UNKNOWN);
        double known = added(facts, false);
        return new Reading(
                known,
                Math.max(known, added(facts, true)),
                said(can, could),
                perhaps.isEmpty()
                        ? null
                        : "A policy could not be read, so escalation is unknown in "
                                + Findings.listed(perhaps),
                null);
    }

    private static TreeSet<String> escalators(SubjectFacts facts, Power power) {
        return Privilege.named(
                facts,
                a ->
                        !Privilege.atLeastConditional().contains(a.administrator())
                                && a.escalation() == power);
    }

    private static @Nullable String said(TreeSet<String> can, TreeSet<String> could) {
        if (can.isEmpty()) {
            return could.isEmpty() ? null : "Could" + ITSELF + Findings.listed(could) + PERHAPS;
        }
        String sure = "Can" + ITSELF + Findings.listed(can);
        return could.isEmpty() ? sure : sure + "; could in " + Findings.listed(could) + PERHAPS;
    }

    /// What is left of the axis after administration.
    private static double added(SubjectFacts facts, boolean unknownIsBad) {
        double administration = Privilege.administration(facts, unknownIsBad);
        double everything = Privilege.everything(facts, unknownIsBad);
        return Math.max(0, 1 - (1 - everything) / (1 - administration));
    }
}
