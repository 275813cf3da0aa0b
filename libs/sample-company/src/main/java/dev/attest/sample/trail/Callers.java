package dev.attest.sample.trail;

import dev.attest.sample.cast.Accounts;
import dev.attest.sample.cast.Company;
import dev.attest.sample.cast.Days;
import dev.attest.sample.cast.Dice;
import dev.attest.sample.model.AccessKey;
import dev.attest.sample.model.Account;
import dev.attest.sample.model.AccountInventory;
import dev.attest.sample.model.IamRole;
import dev.attest.sample.model.IamUser;
import dev.attest.sample.model.IdentityCenter;
import dev.attest.sample.model.IdentityUser;
import dev.attest.sample.model.PermissionSet;
import java.time.Instant;

/// Makes callers from the people, users and roles of the company.
final class Callers {

    private final Company company;
    private final Days days;
    private final long seed;

    Callers(Company company, long seed) {
        this.company = company;
        this.days = company.days();
        this.seed = seed;
    }

    Caller root(Account account, String address) {
        String arn = "arn:aws:iam::" + account.id() + ":root";
        return caller(
                account,
                Identity.root(account),
                arn,
                "root",
                arn,
                Origin.stranger(address),
                Trade.ADMIN);
    }

    Caller key(AccountInventory account, IamUser user, AccessKey key, Instant until) {
        Dice dice = Dice.of(seed, key.id());
        boolean person = user.personEmail() != null;
        return new Caller(
                account.account().id(),
                Identity.key(user, account.account().id(), key.id()),
                user.arn(),
                user.name(),
                user.arn(),
                person ? Origin.tool(dice) : Origin.machine(dice),
                person ? Trade.DEVELOPER : Trade.WORKLOAD,
                later(key.created()),
                until);
    }

    /// A person in the console. The session remembers whether MFA was used.
    Caller console(AccountInventory account, IamUser user, boolean mfa, Instant until) {
        Origin origin = Origin.browser(Dice.of(seed, user.arn()));
        return console(account, user, mfa, origin).between(later(user.created()), until);
    }

    Caller console(AccountInventory account, IamUser user, boolean mfa, Origin origin) {
        return login(account, user, Identity.console(user, account.account().id(), mfa), origin);
    }

    /// The moment of signing in, where there is no session yet.
    Caller login(AccountInventory account, IamUser user, Origin origin) {
        return login(account, user, Identity.login(user, account.account().id()), origin);
    }

    /// An attempt to sign in that fails.
    Caller failedLogin(AccountInventory account, IamUser user, Origin origin) {
        return login(account, user, Identity.failedLogin(user, account.account().id()), origin);
    }

    private Caller login(AccountInventory account, IamUser user, String identity, Origin origin) {
        return caller(
                account.account(),
                identity,
                user.arn(),
                user.name(),
                user.arn(),
                origin,
                Trade.READER);
    }

    Caller session(Account account, IamRole role, String session, Origin origin, Trade trade) {
        String arn =
                "arn:aws:sts::" + account.id() + ":assumed-role/" + role.name() + "/" + session;
        return new Caller(
                account.id(),
                Identity.session(role, account.id(), session),
                arn,
                session,
                role.arn(),
                origin,
                trade,
                later(role.created()),
                role.lastUse() == null ? days.windowEnd() : role.lastUse().at());
    }

    /// A person who works in an account through Identity Center.
    Caller person(IdentityUser user, Account account, PermissionSet set, Instant until) {
        IamRole role = company.inventory().account(account.id()).role(set.roleName());
        Dice dice = Dice.of(seed, user.id() + account.id() + set.name());
        String arn =
                "arn:aws:sts::%s:assumed-role/%s/%s"
                        .formatted(account.id(), role.name(), user.userName());
        return new Caller(
                account.id(),
                Identity.session(role, account.id(), user.userName()),
                arn,
                user.userName(),
                role.arn(),
                dice.below(3) == 0 ? Origin.tool(dice) : Origin.browser(dice),
                Trade.ofPermissionSet(set.name()),
                days.windowStart(),
                until);
    }

    /// As [#person], named by login, account and permission set.
    Caller person(String login, Account account, String set) {
        IdentityCenter center = company.inventory().identityCenter();
        return person(
                center.user(Accounts.email(login)),
                account,
                center.permissionSet(set),
                days.windowEnd());
    }

    Caller identityCenter(IdentityUser user, String role, Instant until) {
        Dice dice = Dice.of(seed, user.id());
        IdentityCenter center = company.inventory().identityCenter();
        return new Caller(
                center.ownerAccountId(),
                Identity.identityCenter(center, user, dice),
                user.id(),
                user.userName(),
                role,
                Origin.browser(dice),
                Trade.DIRECTORY,
                days.windowStart(),
                until);
    }

    /// Whoever may assume the role from outside its own sessions: a service, a provider, an
    /// account.
    Caller assuming(
            Account account,
            IamRole role,
            String identity,
            String name,
            Origin origin,
            Trade trade) {
        return new Caller(
                account.id(),
                identity,
                name,
                name,
                role.arn(),
                origin,
                trade,
                later(role.created()),
                days.windowEnd());
    }

    private Caller caller(
            Account account,
            String identity,
            String arn,
            String login,
            String target,
            Origin origin,
            Trade trade) {
        return new Caller(
                account.id(),
                identity,
                arn,
                login,
                target,
                origin,
                trade,
                days.windowStart(),
                days.windowEnd());
    }

    private Instant later(Instant created) {
        return created.isAfter(days.windowStart()) ? created : days.windowStart();
    }
}
