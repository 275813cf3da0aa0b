package dev.attest.certification.review;

import dev.attest.certification.review.model.Judgement;
import dev.attest.certification.review.model.PackageState;
import dev.attest.certification.review.model.Signature;
import dev.attest.rest.ProblemException;
import dev.attest.rest.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;

/// Signs a package: its decisions are final and its remediations start, in this transaction.
@ApplicationScoped
public class SignOffPackage {
    private final PackageAccess access;
    private final Packages packages;
    private final Items items;
    private final ItemSubjects subjects;
    private final TakenAlong takenAlong;
    private final ReviewedCampaigns campaigns;
    private final ReviewTasks tasks;
    private final ReviewFacts facts;
    private final Reader reader;
    private final FreshLogin login;
    private final Clock clock;

    public SignOffPackage(
            PackageAccess access,
            Packages packages,
            Items items,
            ItemSubjects subjects,
            TakenAlong takenAlong,
            ReviewedCampaigns campaigns,
            ReviewTasks tasks,
            ReviewFacts facts,
            Reader reader,
            FreshLogin login,
            Clock clock) {
        this.access = access;
        this.packages = packages;
        this.items = items;
        this.subjects = subjects;
        this.takenAlong = takenAlong;
        this.campaigns = campaigns;
        this.tasks = tasks;
        this.facts = facts;
        this.reader = reader;
        this.login = login;
        this.clock = clock;
    }

    /// @param expected refuses when it is given another version than the caller saw
    @Transactional
    public ReviewPackage sign(UUID packageId, Signature signature, LongConsumer expected) {
        // The campaign first: two last signatures must not both think the other is missing.
        packages.campaignOf(packageId).ifPresent(campaigns::lock);
        var opened = access.forChange(packageId, expected);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var authenticatedAt = login.required(now);
        if (!Judgement.readable(signature.meaning())) {
            throw ProblemException.unprocessable(
                    "meaning-unreadable",
                    "A signature stands for a sentence that can be read.",
                    List.of(new Violation("/meaning", "prints as nothing")));
        }
        if (opened.undecided() > 0) {
            throw ProblemException.conflict(
                    "items-undecided",
                    opened.undecided() + " of " + opened.items + " items are undecided.");
        }
        refuseOwnAccess(packageId);
        if (!signature.takingAlong()) {
            takenAlong.refuse(packageId);
        }
        opened.state = PackageState.SIGNED;
        opened.signedAt = now;
        opened.signedBy = reader.personId();
        opened.meaning = signature.meaning().strip();
        opened.authenticatedAt = authenticatedAt;
        opened.changed(now);
        packages.flush();
        facts.signed(opened);
        tasks.signed(packageId);
        packages.flush();
        return opened;
    }

    /// What was decided in good faith may have turned out since to be the decider's own access.
    private void refuseOwnAccess(UUID packageId) {
        var decided = items.readOnly(packageId);
        var owners = subjects.of(decided);
        var own =
                decided.stream()
                        .filter(item -> owners.of(item).contains(item.decidedBy))
                        .map(item ->
                                new Violation(
                                        "/items/" + item.id,
                                        "is the own access of " + item.decidedByName))
                        .toList();
        if (!own.isEmpty()) {
            throw ProblemException.conflict(
                    "own-access",
                    "Somebody else has to judge what turned out to be the decider's own access.",
                    own);
        }
    }
}
