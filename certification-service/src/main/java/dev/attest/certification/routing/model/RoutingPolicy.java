package dev.attest.certification.routing.model;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the reviewer of an entitlement: the subject's manager, else the owner of the account, else
/// the owner of the campaign, else that owner's manager. Nobody reviews their own access on any of
/// these ways, and nobody who left or is away reviews at all.
public final class RoutingPolicy {
    private final People people;
    private final @Nullable String campaignOwnerEmail;

    public RoutingPolicy(People people, @Nullable String campaignOwnerEmail) {
        this.people = people;
        this.campaignOwnerEmail = campaignOwnerEmail;
    }

    /// @param subjectId the person behind the principal; null for roles and unlinked principals
    /// @param alsoSubjects further people whose access it is: those whom a role trusts
    /// @param accountOwnerEmail null when nobody is named
    public Route route(
            @Nullable String subjectId,
            Set<String> alsoSubjects,
            @Nullable String accountOwnerEmail) {
        var subjects = new HashSet<>(alsoSubjects);
        if (subjectId != null) {
            subjects.add(subjectId);
        }
        var manager =
                people.byId(subjectId).flatMap(subject -> independentManager(subject, subjects));
        if (manager.isPresent()) {
            return new Route.To(manager.get(), RoutedBy.MANAGER);
        }
        var owner = people.byEmail(accountOwnerEmail).filter(one -> mayReview(one, subjects));
        if (owner.isPresent()) {
            return new Route.To(owner.get(), RoutedBy.ACCOUNT_OWNER);
        }
        return campaignOwner(subjects)
                .<Route>map(one -> new Route.To(one, RoutedBy.CAMPAIGN_OWNER))
                .orElseGet(() -> new Route.Refused(refusal(subjectId)));
    }

    public Optional<Reviewer> byId(String personId) {
        return people.byId(personId);
    }

    /// Who takes over from a silent or absent reviewer: the reviewer's manager, else the campaign's
    /// owner, else that owner's manager; never a subject of the package, never the present
    /// reviewers.
    public Optional<Reviewer> escalateToManager(String reviewerId, Set<String> excluded) {
        var manager =
                people.byId(reviewerId)
                        .flatMap(people::managerOf)
                        .filter(Reviewer::available)
                        .filter(one -> !excluded.contains(one.personId()));
        return manager.isPresent() ? manager : campaignOwner(excluded);
    }

    /// The owner of the campaign, or the owner's manager when the owner is excluded or away.
    public Optional<Reviewer> campaignOwner(Set<String> excluded) {
        var owner = people.byEmail(campaignOwnerEmail);
        var present =
                owner.filter(Reviewer::available).filter(one -> !excluded.contains(one.personId()));
        return present.isPresent()
                ? present
                : owner.flatMap(people::managerOf)
                        .filter(Reviewer::available)
                        .filter(one -> !excluded.contains(one.personId()));
    }

    /// A manager whom the subject manages in turn would make the two review each other.
    private Optional<Reviewer> independentManager(Reviewer subject, Set<String> subjects) {
        return people.managerOf(subject)
                .filter(one -> mayReview(one, subjects))
                .filter(one -> !people.standsAbove(subject.personId(), one.personId()));
    }

    private static boolean mayReview(Reviewer candidate, Set<String> subjects) {
        return candidate.available() && !subjects.contains(candidate.personId());
    }

    private String refusal(@Nullable String subjectId) {
        var who =
                people.byId(subjectId)
                        .map(Reviewer::name)
                        .orElse(subjectId == null ? "an unlinked principal" : subjectId);
        return "nobody may review the access of "
                + who
                + ": no manager, account owner or campaign owner is available and independent";
    }
}
