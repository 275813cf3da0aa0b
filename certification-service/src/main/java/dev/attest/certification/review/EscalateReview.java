package dev.attest.certification.review;

import dev.attest.certification.inventory.Inventory;
import dev.attest.certification.routing.ReviewersOf;
import dev.attest.certification.routing.model.Reviewer;
import dev.attest.certification.routing.model.RoutedBy;
import dev.attest.certification.routing.model.RoutingPolicy;
import dev.attest.events.certification.EscalationMode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/// Moves a package one step up the ladder, never to somebody whose own access is in it. Where
/// nobody can be found, the package stays as it is and that is told.
@ApplicationScoped
public class EscalateReview {
    private final Packages packages;
    private final ReviewedCampaigns campaigns;
    private final Inventory inventory;
    private final PackageEvents events;
    private final ReviewFacts facts;
    private final Clock clock;

    public EscalateReview(
            Packages packages,
            ReviewedCampaigns campaigns,
            Inventory inventory,
            PackageEvents events,
            ReviewFacts facts,
            Clock clock) {
        this.packages = packages;
        this.campaigns = campaigns;
        this.inventory = inventory;
        this.events = events;
        this.facts = facts;
        this.clock = clock;
    }

    @Transactional
    public ReviewPackage escalate(UUID packageId, Target target, EscalationMode mode) {
        var escalated = packages.locked(packageId);
        var people = inventory.people();
        var routing = ReviewersOf.people(people, campaigns.ownerEmail(escalated.campaignId));
        var away = routing.byId(escalated.reviewerId).filter(Reviewer::available).isEmpty();
        var next = away ? substitute(escalated, routing) : next(escalated, target, routing);
        if (next.isEmpty()) {
            events.record(
                    escalated,
                    PackageEvents.Kind.NOT_ESCALATED,
                    "Nobody independent and available is left to take over from "
                            + escalated.reviewerName
                            + ".");
            return escalated;
        }
        escalated.escalationLevel++;
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        escalated.changed(now);
        var former = escalated.reviewerId;
        var formerName = escalated.reviewerName;
        var how = away ? EscalationMode.REPLACE : mode;
        if (how == EscalationMode.REPLACE) {
            replace(escalated, next.get());
        }
        packages.flush();
        packages.addReviewer(packageId, next.get().personId(), escalated.escalationLevel);
        events.record(
                escalated,
                PackageEvents.Kind.ESCALATION,
                next.get().name()
                        + (how == EscalationMode.REPLACE
                                ? " takes over from "
                                : " may decide beside ")
                        + formerName
                        + ".");
        facts.escalated(escalated, former, next.get().personId(), how, now);
        return escalated;
    }

    private Optional<Reviewer> next(ReviewPackage escalated, Target target, RoutingPolicy routing) {
        var excluded = new TreeSet<>(packages.subjects(escalated.id));
        excluded.addAll(packages.reviewers(escalated.id));
        return switch (target) {
            case MANAGER_OF_REVIEWER -> routing.escalateToManager(escalated.reviewerId, excluded);
            case CAMPAIGN_OWNER -> routing.campaignOwner(excluded);
            case NOBODY -> Optional.empty();
        };
    }

    /// Whatever the ladder says, an absent reviewer does not stay: the manager takes over, also one
    /// who decides beside already, else the campaign's owner or that owner's manager.
    private Optional<Reviewer> substitute(ReviewPackage escalated, RoutingPolicy routing) {
        var excluded = new TreeSet<>(packages.subjects(escalated.id));
        excluded.add(escalated.reviewerId);
        return routing.escalateToManager(escalated.reviewerId, excluded);
    }

    private void replace(ReviewPackage escalated, Reviewer by) {
        packages.removeReviewers(escalated.id);
        escalated.reviewerId = by.personId();
        escalated.reviewerName = by.name();
        escalated.reviewerEmail = by.email();
        escalated.routedBy = RoutedBy.ESCALATION;
    }

    /// Whom a step of the ladder names.
    public enum Target {
        MANAGER_OF_REVIEWER,
        CAMPAIGN_OWNER,
        NOBODY
    }
}
