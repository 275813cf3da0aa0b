package dev.attest.iampolicy.graph;

import dev.attest.iampolicy.account.Identity;
import dev.attest.iampolicy.decision.Standing;
import dev.attest.iampolicy.meaning.EscalationPath;

/// One step on a route.
///
/// @param from ARN of who acts
/// @param to ARN of whom it acts as then; the same where it changes itself, or joins a group
/// @param through ARN of what is used or changed: `to`, or a group or policy
/// @param standing CONDITIONAL or YES
public record Hop(String from, String to, String through, EscalationPath path, Standing standing) {

    /// A sentence, such as `anna can act as the role Deploy by assuming the role Deploy`.
    public String words() {
        String can = standing == Standing.YES ? " can " : " could ";
        String by = " by " + means();
        return from.equals(to)
                ? Identity.name(from) + can + "give itself more" + by
                : Identity.name(from) + can + "act as " + named(to) + by;
    }

    /// What it takes, such as `assuming the role Deploy`.
    public String means() {
        return path.means(named(through));
    }

    static String named(String arn) {
        for (String kind : new String[] {"user", "role", "group", "policy"}) {
            if (arn.contains(":" + kind + "/")) {
                return "the " + kind + " " + Identity.name(arn);
            }
        }
        return arn;
    }
}
