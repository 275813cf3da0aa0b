package dev.attest.sample.trail;

import dev.attest.sample.cast.Accounts;
import dev.attest.sample.cast.Company;
import dev.attest.sample.cast.Days;
import dev.attest.sample.cast.Dice;
import dev.attest.sample.model.AccessKey;
import dev.attest.sample.model.Account;
import dev.attest.sample.model.AccountInventory;
import dev.attest.sample.model.ConsolePassword;
import dev.attest.sample.model.IamRole;
import dev.attest.sample.model.IamUser;
import dev.attest.sample.model.LastUse;
import dev.attest.sample.model.Person;
import dev.attest.sample.model.PersonStatus;
import dev.attest.sample.model.SessionUse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Everybody who does ordinary work in an account, each until their last use.
final class Workforce {

    private final Company company;
    private final Callers callers;
    private final Days days;
    private final long seed;

    Workforce(Company company, Callers callers, long seed) {
        this.company = company;
        this.callers = callers;
        this.days = company.days();
        this.seed = seed;
    }

    List<Caller> of(AccountInventory account) {
        List<Caller> all = new ArrayList<>();
        account.users().forEach(user -> addUser(all, account, user));
        account.roles().stream()
                .filter(role -> !role.ofIdentityCenter() && !role.ofService())
                .forEach(role -> addRole(all, account.account(), role));
        company.sessions().stream()
                .filter(use -> use.account().equals(account.account()))
                .forEach(use -> all.add(person(use)));
        if (account.account().management()) {
            addDirectory(all);
        }
        return List.copyOf(all);
    }

    private Caller person(SessionUse use) {
        return callers.person(use.user(), use.account(), use.permissionSet(), use.lastUsed());
    }

    private void addUser(List<Caller> all, AccountInventory account, IamUser user) {
        for (AccessKey key : user.keys()) {
            LastUse use = key.lastUse();
            if (use != null && days.inWindow(use.at())) {
                all.add(callers.key(account, user, key, working(user, use.at())));
            }
        }
        ConsolePassword password = user.password();
        Instant used = password == null ? null : password.lastUsed();
        if (used != null && days.inWindow(used)) {
            all.add(callers.console(account, user, user.mfa(), used));
        }
    }

    /// Who left does no ordinary work afterwards, whatever their key is used for.
    private Instant working(IamUser user, Instant lastUse) {
        String email = user.personEmail();
        if (email == null) {
            return lastUse;
        }
        Person person = company.inventory().person(email);
        return person.status() == PersonStatus.LEFT ? days.at(Company.LEAVER_LEFT, 0, 0) : lastUse;
    }

    private void addRole(List<Caller> all, Account account, IamRole role) {
        LastUse use = role.lastUse();
        if (use == null || !days.inWindow(use.at()) || role.trust().contains(Accounts.VENDOR)) {
            return;
        }
        Dice dice = Dice.of(seed, role.arn());
        String trust = role.trust();
        for (String host : List.of("lambda", "ecs-tasks", "glue", "ec2")) {
            if (trust.contains(host + ".amazonaws.com")) {
                String service = host + ".amazonaws.com";
                String session = host.equals("ec2") ? "i-" + dice.hex(17) : role.name() + "-worker";
                all.add(
                        callers.session(
                                account, role, session, Origin.machine(dice), Trade.WORKLOAD));
                all.add(
                        callers.assuming(
                                account,
                                role,
                                Identity.service(service),
                                service,
                                Origin.service(service),
                                Trade.SERVICE));
            }
        }
        if (trust.contains("token.actions.githubusercontent.com")) {
            addPipeline(all, account, role, dice);
        } else if (trust.contains("saml-provider/partner-portal")) {
            addPartner(all, account, role, dice);
        } else if (trust.contains("role/ci-deployer")) {
            addTerraform(all, account, role);
        } else if (trust.contains(":user/")) {
            String login = trust.substring(trust.indexOf(":user/") + 6).split("\"")[0];
            all.add(callers.session(account, role, login, Origin.tool(dice), Trade.DEVELOPER));
        }
    }

    private void addPipeline(List<Caller> all, Account account, IamRole role, Dice dice) {
        all.add(
                callers.session(
                        account, role, "GitHubActions", Origin.machine(dice), Trade.PIPELINE));
        for (String repository : List.of("freight", "routing", "tracking")) {
            String name = "repo:meridian-freight/" + repository;
            all.add(
                    callers.assuming(
                            account,
                            role,
                            Identity.web(account, repository),
                            name,
                            Origin.machine(dice),
                            Trade.FEDERATION));
        }
    }

    private void addPartner(List<Caller> all, Account account, IamRole role, Dice dice) {
        String subject = "dispatch@partner.example";
        all.add(callers.session(account, role, subject, Origin.browser(dice), Trade.ANALYST));
        all.add(
                callers.assuming(
                        account,
                        role,
                        Identity.saml(account, subject, dice),
                        subject,
                        Origin.browser(dice),
                        Trade.PARTNER));
    }

    private void addTerraform(List<Caller> all, Account account, IamRole role) {
        String pipeline = company.inventory().account("platform-dev").role("ci-deployer").id();
        all.add(callers.session(account, role, "terraform", Origin.pipeline(), Trade.PIPELINE));
        all.add(
                callers.assuming(
                        account,
                        role,
                        Identity.otherAccount(pipeline + ":GitHubActions", Accounts.PLATFORM.id()),
                        "ci-deployer",
                        Origin.pipeline(),
                        Trade.SERVICE));
    }

    private void addDirectory(List<Caller> all) {
        Map<String, SessionUse> latest = new LinkedHashMap<>();
        for (SessionUse use : company.sessions()) {
            latest.merge(
                    use.user().id(), use, (a, b) -> a.lastUsed().isAfter(b.lastUsed()) ? a : b);
        }
        for (SessionUse use : latest.values()) {
            all.add(callers.identityCenter(use.user(), use.permissionSet().name(), use.lastUsed()));
        }
    }
}
