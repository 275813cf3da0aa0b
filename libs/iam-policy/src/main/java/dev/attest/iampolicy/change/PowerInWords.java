package dev.attest.iampolicy.change;

import dev.attest.iampolicy.decision.Standing;
import dev.attest.iampolicy.meaning.EscalationFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Tells who becomes administrator, or can make itself one, and who no longer.
final class PowerInWords {

    private static final String ADMINISTRATOR = "administrator of the account";
    private static final String MAKE_ITSELF = "make itself administrator";

    private final AccessChange change;
    private final List<String> clauses = new ArrayList<>();

    PowerInWords(AccessChange change) {
        this.change = change;
    }

    List<String> all() {
        Standing before = change.before().administrator();
        Standing after = change.after().administrator();
        if (before != after) {
            administrator(before.present(), after);
        }
        if (!after.present()) {
            escalation(before.present());
        }
        return clauses;
    }

    private void administrator(boolean before, Standing after) {
        switch (after) {
            case NO -> {
                if (before) {
                    clauses.add("is no longer " + ADMINISTRATOR);
                }
            }
            case UNKNOWN ->
                    clauses.add(
                            before
                                    ? "may no longer be " + ADMINISTRATOR
                                    : "may now be " + ADMINISTRATOR);
            case CONDITIONAL ->
                    clauses.add(
                            before
                                    ? "is " + ADMINISTRATOR + " only under conditions now"
                                    : "becomes " + ADMINISTRATOR + ", under conditions");
            case YES ->
                    clauses.add(
                            before
                                    ? "is " + ADMINISTRATOR + " without conditions now"
                                    : "becomes " + ADMINISTRATOR);
        }
    }

    private void escalation(boolean wasAdministrator) {
        Standing after = change.after().escalation();
        boolean before = change.before().escalation().present();
        if (after.present()) {
            stillOrNow(wasAdministrator, before);
        } else if (before && !wasAdministrator) {
            clauses.add(
                    after == Standing.UNKNOWN
                            ? "may no longer be able to " + MAKE_ITSELF
                            : "can no longer "
                                    + MAKE_ITSELF
                                    + ways(counting(change.before().escalations())));
        } else if (after == Standing.UNKNOWN && change.before().escalation() == Standing.NO) {
            clauses.add("may now be able to " + MAKE_ITSELF);
        }
    }

    private void stillOrNow(boolean wasAdministrator, boolean before) {
        List<EscalationFinding> now = counting(change.after().escalations());
        if (wasAdministrator) {
            clauses.add("can still " + MAKE_ITSELF + ways(now));
            return;
        }
        List<EscalationFinding> gained =
                counting(
                        Stream.concat(
                                        change.paths().gained().stream(),
                                        change.paths().widened().stream()
                                                .map(Difference.Shift::after))
                                .toList());
        if (!gained.isEmpty()) {
            clauses.add("can now " + MAKE_ITSELF + ways(gained));
        }
        List<EscalationFinding> lost = counting(change.paths().lost());
        if (before && !lost.isEmpty()) {
            clauses.add("can no longer " + MAKE_ITSELF + ways(lost) + ", but still" + ways(now));
        } else if (change.before().escalation() == Standing.YES
                && change.after().escalation() == Standing.CONDITIONAL) {
            clauses.add("can now " + MAKE_ITSELF + " only under conditions," + ways(now));
        }
    }

    private static List<EscalationFinding> counting(List<EscalationFinding> findings) {
        return findings.stream().filter(each -> each.counts().present()).toList();
    }

    /// Such as ` by creating access keys for others, and in 3 other ways`.
    private static String ways(List<EscalationFinding> findings) {
        if (findings.isEmpty()) {
            return "";
        }
        int more = findings.size() - 1;
        String first = " by " + findings.getFirst().path().means();
        String depending =
                findings.stream().allMatch(each -> each.counts() == Standing.CONDITIONAL)
                        ? ", under conditions or depending on what exists in the account"
                        : "";
        return switch (more) {
            case 0 -> first + depending;
            case 1 -> first + ", and in another way" + depending;
            default -> first + ", and in " + more + " other ways" + depending;
        };
    }
}
