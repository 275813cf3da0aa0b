package dev.attest.sample.trail;

import dev.attest.sample.cast.Accounts;
import dev.attest.sample.cast.Company;
import dev.attest.sample.cast.Days;
import dev.attest.sample.model.AccountInventory;
import dev.attest.sample.model.IamUser;
import dev.attest.sample.model.IdentityCenter;
import dev.attest.sample.model.Plot;
import dev.attest.sample.model.Story;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Stories that the inventory tells: how things stand, whoever brought them there.
final class States {

    private final Company company;
    private final Days days;
    private final Callers callers;
    private final Script script;

    States(Company company, Callers callers, Script script) {
        this.company = company;
        this.days = company.days();
        this.callers = callers;
        this.script = script;
    }

    List<Story> plan() {
        return List.of(dormant(), escalation(), conflict(), mover(), hidden(), selfReview());
    }

    private Story dormant() {
        IamUser oskar = company.inventory().account("data-prod").user("oskar.lund");
        return new Story(
                Plot.DORMANT_ADMINISTRATOR,
                Accounts.DATA.id(),
                oskar.arn(),
                oskar.attached().getFirst().arn(),
                days.at(Company.DORMANT, 9, 41),
                List.of());
    }

    private Story escalation() {
        AccountInventory account = company.inventory().account("platform-dev");
        return new Story(
                Plot.ESCALATION,
                account.account().id(),
                account.user("emre.yilmaz").arn(),
                account.role("platform-admin").arn(),
                account.role("platform-admin").created(),
                List.of());
    }

    /// dmitri asks for a payment run and approves it himself, twice.
    private Story conflict() {
        Caller asks = callers.person("dmitri.volkov", Accounts.PAYMENTS, "PaymentsRequester");
        Caller approves = callers.person("dmitri.volkov", Accounts.PAYMENTS, "PaymentsApprover");
        List<String> ids = new ArrayList<>();
        for (int day : new int[] {17, 4}) {
            Instant at = days.at(day, 10, 30);
            ids.add(
                    script.add(
                            asks,
                            pipeline(at, "StartPipelineExecution")
                                    .asked(Parameters.of("name", "payments-release"))));
            ids.add(
                    script.add(
                            approves,
                            pipeline(at.plusSeconds(1500), "PutApprovalResult")
                                    .asked(
                                            Parameters.of(
                                                    "pipelineName",
                                                    "payments-release",
                                                    "stageName",
                                                    "Approve",
                                                    "actionName",
                                                    "FinanceApproval"))));
        }
        IdentityCenter center = company.inventory().identityCenter();
        return new Story(
                Plot.CONFLICT_OF_DUTIES,
                Accounts.PAYMENTS.id(),
                center.user(Accounts.email("dmitri.volkov")).id(),
                center.group("payments-approvers").id(),
                days.at(17, 10, 30),
                ids);
    }

    private static Happening pipeline(Instant at, String name) {
        return Happening.of(at, Company.HOME_REGION, "codepipeline", name, false);
    }

    private Story mover() {
        IdentityCenter center = company.inventory().identityCenter();
        return new Story(
                Plot.MOVER,
                Accounts.PAYMENTS.id(),
                center.user(Accounts.email("sofia.marques")).id(),
                center.group("payments-engineers").id(),
                days.at(Company.MOVED, 0, 0),
                List.of());
    }

    private Story hidden() {
        AccountInventory account = company.inventory().account("payments-prod");
        return new Story(
                Plot.HIDDEN_ADMINISTRATOR,
                account.account().id(),
                account.user("amara.diallo").arn(),
                account.group("ops-support").attached().getFirst().arn(),
                account.group("ops-support").created(),
                List.of());
    }

    private Story selfReview() {
        AccountInventory account = company.inventory().account("payments-prod");
        return new Story(
                Plot.SELF_REVIEW,
                account.account().id(),
                account.user("tunde.okafor").arn(),
                "AdministratorAccess",
                account.user("tunde.okafor").created(),
                List.of());
    }
}
