package dev.attest.sample.cast;

import dev.attest.sample.model.Account;
import dev.attest.sample.model.Assignment;
import dev.attest.sample.model.IdentityCenter;
import dev.attest.sample.model.IdentityUser;
import dev.attest.sample.model.Membership;
import dev.attest.sample.model.PermissionSet;
import dev.attest.sample.model.SessionUse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Decides how often each person uses each permission set. What was not used within the trail is
/// left out: nobody can know it.
final class Sessions {

    private final long seed;
    private final Days days;
    private final IdentityCenter center;

    Sessions(long seed, Days days, IdentityCenter center) {
        this.seed = seed;
        this.days = days;
        this.center = center;
    }

    List<SessionUse> all() {
        List<SessionUse> uses = new ArrayList<>();
        for (IdentityUser user : center.users()) {
            for (Account account : Accounts.ALL) {
                for (PermissionSet set : center.permissionSets()) {
                    if (may(user, account, set)) {
                        SessionUse use =
                                new SessionUse(user, account, set, last(user, account, set));
                        if (days.inWindow(use.lastUsed())) {
                            uses.add(use);
                        }
                    }
                }
            }
        }
        return List.copyOf(uses);
    }

    private boolean may(IdentityUser user, Account account, PermissionSet set) {
        for (Assignment assignment : center.assignments()) {
            if (assignment.accountId().equals(account.id())
                    && assignment.permissionSetArn().equals(set.arn())
                    && (assignment.principalId().equals(user.id())
                            || member(user, assignment.principalId()))) {
                return true;
            }
        }
        return false;
    }

    private boolean member(IdentityUser user, String groupId) {
        for (Membership membership : center.memberships()) {
            if (membership.groupId().equals(groupId) && membership.userId().equals(user.id())) {
                return true;
            }
        }
        return false;
    }

    private Instant last(IdentityUser user, Account account, PermissionSet set) {
        String where = user.userName() + " " + account.name() + " " + set.name();
        Dice dice = Dice.of(seed, where);
        String login = user.userName().substring(0, user.userName().indexOf('@'));
        boolean payments = account.equals(Accounts.PAYMENTS);
        return switch (login) {
            case "dmitri.volkov" -> (payments ? Habit.DAILY : Habit.STALE).lastUse(days, dice);
            case "sofia.marques" -> sofia(account, dice);
            case "oskar.lund", "hana.kim" -> Habit.STALE.lastUse(days, dice);
            case "mateo.silva", "ines.duarte", "tunde.okafor", "noor.aziz" ->
                    (set.name().equals("AdministratorAccess") ? Habit.WEEKLY : Habit.any(dice))
                            .lastUse(days, dice);
            default -> Habit.any(dice).lastUse(days, dice);
        };
    }

    /// She moved from Payments to Data: the old team's access rests since.
    private Instant sofia(Account account, Dice dice) {
        if (account.equals(Accounts.PAYMENTS)) {
            return days.during(Company.MOVED + 8, dice);
        }
        return (account.equals(Accounts.DATA) ? Habit.DAILY : Habit.STALE).lastUse(days, dice);
    }
}
