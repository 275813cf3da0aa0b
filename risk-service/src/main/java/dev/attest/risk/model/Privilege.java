package dev.attest.risk.model;

import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// How much what a subject can do weighs. Being administrator and being able to become one are one
/// axis: an access counts by the greater of the two, so that making an escalator administrator
/// never lowers anything. Escalation is explained by what it adds to administration.
final class Privilege {

    private static final double ADMINISTRATOR = 0.5;
    private static final double ADMINISTRATOR_IF = 0.4;
    private static final double ESCALATION = 0.4;
    private static final double ESCALATION_IF = 0.3;

    private Privilege() {}

    static double administration(SubjectFacts facts, boolean unknownIsBad) {
        return Findings.combined(
                access(facts).map(a -> administrator(a, unknownIsBad)).filter(w -> w > 0).toList());
    }

    static double everything(SubjectFacts facts, boolean unknownIsBad) {
        return Findings.combined(
                access(facts)
                        .map(a ->
                                Math.max(
                                        administrator(a, unknownIsBad),
                                        escalation(a, unknownIsBad)))
                        .filter(w -> w > 0)
                        .toList());
    }

    static Stream<AccessFacts> access(SubjectFacts facts) {
        return facts.principals().stream().flatMap(principal -> principal.access().stream());
    }

    static TreeSet<String> named(SubjectFacts facts, Predicate<AccessFacts> which) {
        TreeSet<String> names = new TreeSet<>();
        access(facts).filter(which).map(AccessFacts::text).forEach(names::add);
        return names;
    }

    private static double administrator(AccessFacts access, boolean unknownIsBad) {
        return switch (access.administrator()) {
            case NO -> 0;
            case UNKNOWN -> unknownIsBad ? ADMINISTRATOR : 0;
            case CONDITIONAL -> ADMINISTRATOR_IF;
            case YES -> ADMINISTRATOR;
        };
    }

    private static double escalation(AccessFacts access, boolean unknownIsBad) {
        return switch (access.escalation()) {
            case NO -> 0;
            case UNKNOWN -> unknownIsBad ? ESCALATION : 0;
            case CONDITIONAL -> ESCALATION_IF;
            case YES -> ESCALATION;
        };
    }

    static List<Power> atLeastConditional() {
        return List.of(Power.CONDITIONAL, Power.YES);
    }
}
