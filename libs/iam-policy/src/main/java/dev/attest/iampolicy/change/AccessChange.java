package dev.attest.iampolicy.change;

import dev.attest.iampolicy.account.Identity;
import dev.attest.iampolicy.meaning.EscalationFinding;
import dev.attest.iampolicy.meaning.PolicyMeaning;
import dev.attest.iampolicy.meaning.PrivilegedAction;
import dev.attest.iampolicy.meaning.SensitiveAction;
import java.util.ArrayList;
import java.util.List;

/// What becomes of one principal.
///
/// @param principal ARN of the user or role
/// @param before what it can do; nothing where it is not there
/// @param after the same
/// @param sensitive what of it is worth a second look; without what is doubtful
/// @param paths its ways to become administrator on its own
/// @param others what else its policies speak of
/// @param lettingIn whom a role lets in
/// @param noLongerUnread names of policies that could not be read, and that count no longer
/// @param nowUnread names of policies that could not be read, and that count now
public record AccessChange(
        String principal,
        Fate fate,
        PolicyMeaning before,
        PolicyMeaning after,
        Difference<SensitiveAction> sensitive,
        Difference<EscalationFinding> paths,
        OtherActions others,
        LettingIn lettingIn,
        List<String> noLongerUnread,
        List<String> nowUnread) {

    public AccessChange {
        noLongerUnread = List.copyOf(noLongerUnread);
        nowUnread = List.copyOf(nowUnread);
    }

    /// Whether the principal is there.
    public enum Fate {
        CAME,
        STAYED,
        WENT
    }

    /// Sensitive actions of which nobody can say, either before or after, whether they are held: a
    /// policy that could not be read decides that. They are neither lost nor gained.
    public List<PrivilegedAction> doubtful() {
        List<PrivilegedAction> doubtful = new ArrayList<>(before.uncertain());
        doubtful.removeAll(after.uncertain());
        after.uncertain().stream()
                .filter(each -> !before.uncertain().contains(each))
                .forEach(doubtful::add);
        return doubtful;
    }

    /// Whether anything changes that is told. Policies can differ and mean the same.
    public boolean ofNote() {
        return fate != Fate.STAYED
                || before.administrator() != after.administrator()
                || before.escalation() != after.escalation()
                || !sensitive.none()
                || !doubtful().isEmpty()
                || !paths.none()
                || !others.none()
                || !lettingIn.none()
                || !noLongerUnread.isEmpty()
                || !nowUnread.isEmpty();
    }

    /// What a manager should know, each to be read after the principal's name; never empty.
    public List<String> clauses() {
        return new ChangeInWords(this).all();
    }

    /// One sentence for a manager.
    public String text() {
        String name = Identity.name(principal);
        return (principal.contains(":role/") ? "The role " + name : name)
                + " "
                + String.join("; ", clauses());
    }
}
