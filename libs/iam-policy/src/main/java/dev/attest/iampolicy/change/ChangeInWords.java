package dev.attest.iampolicy.change;

import dev.attest.iampolicy.meaning.PolicyMeaning;
import dev.attest.iampolicy.meaning.PrivilegedAction;
import dev.attest.iampolicy.meaning.PrivilegesInWords;
import dev.attest.iampolicy.meaning.SensitiveAction;
import java.util.ArrayList;
import java.util.List;

/// Puts what becomes of a principal into words for a manager.
final class ChangeInWords {

    /// Up to how many wider permissions are told with what they were before.
    private static final int MAX_COMPARED = 3;

    private final AccessChange change;
    private final List<String> clauses = new ArrayList<>();

    ChangeInWords(AccessChange change) {
        this.change = change;
    }

    List<String> all() {
        switch (change.fate()) {
            case CAME -> clauses.add("is new");
            case WENT -> clauses.add("no longer exists");
            case STAYED -> {}
        }
        clauses.addAll(new PowerInWords(change).all());
        sensitive();
        clauses.addAll(new OthersInWords(change).all());
        if (clauses.isEmpty()) {
            clauses.add("gains and loses nothing of note");
        } else if (change.fate() == AccessChange.Fate.STAYED) {
            clauses.add("nothing else of note changes");
        }
        return clauses;
    }

    /// Of who becomes administrator, or ceases to be one, everything else is told by that.
    private void sensitive() {
        if (administrator(change.after())) {
            return;
        }
        if (administrator(change.before())) {
            kept();
        } else {
            tell("can no longer ", change.sensitive().lost());
            tell("can now only ", narrowed());
        }
        tell("may no longer be able to ", among(change.before(), change.after()));
        tell("can now ", change.sensitive().gained());
        widened();
        tell("can now for certain ", among(change.after(), change.before()));
    }

    private void kept() {
        List<SensitiveAction> kept = change.after().sensitive();
        tell("can still ", kept);
        if (change.fate() == AccessChange.Fate.STAYED
                && kept.isEmpty()
                && change.after().uncertain().isEmpty()) {
            clauses.add("keeps nothing sensitive");
        }
    }

    private List<SensitiveAction> narrowed() {
        return change.sensitive().narrowed().stream().map(Difference.Shift::after).toList();
    }

    private void widened() {
        List<Difference.Shift<SensitiveAction>> widened = change.sensitive().widened();
        if (widened.size() > MAX_COMPARED) {
            tell("can now ", widened.stream().map(Difference.Shift::after).toList());
            return;
        }
        widened.forEach(shift ->
                clauses.add(
                        "can now "
                                + PrivilegesInWords.of(shift.after())
                                + " (before: "
                                + PrivilegesInWords.of(shift.before())
                                + ")"));
    }

    /// What one side holds and of what nobody can say whether the other does.
    private static List<SensitiveAction> among(PolicyMeaning certain, PolicyMeaning doubtful) {
        List<PrivilegedAction> uncertain = doubtful.uncertain();
        return certain.sensitive().stream()
                .filter(each -> uncertain.contains(each.action()))
                .toList();
    }

    private void tell(String can, List<SensitiveAction> sensitive) {
        PrivilegesInWords.of(sensitive).forEach(each -> clauses.add(can + each));
    }

    static boolean administrator(PolicyMeaning meaning) {
        return meaning.administrator().present();
    }
}
