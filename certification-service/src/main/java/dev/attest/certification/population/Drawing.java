package dev.attest.certification.population;

import dev.attest.certification.definition.CampaignScope;
import dev.attest.certification.definition.ScopeFailure;
import dev.attest.certification.inventory.Access;
import dev.attest.certification.inventory.Account;
import dev.attest.certification.inventory.Person;
import dev.attest.certification.inventory.Snapshot;
import dev.attest.certification.population.model.AccessFacts;
import dev.attest.certification.population.model.Advice;
import dev.attest.certification.population.model.RecommendationPolicy;
import dev.attest.certification.population.model.RemovalCommands;
import dev.attest.certification.routing.model.Route;
import dev.attest.certification.routing.model.RoutingPolicy;
import dev.attest.certification.signals.SignalView;
import dev.attest.events.inventory.AccessKey;
import dev.attest.events.inventory.PrincipalKind;
import dev.attest.events.inventory.PrincipalObserved;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One drawing of a population: every principal is taken in turn, and each of its grants becomes an
/// item, is left out with a reason, or becomes a gap.
final class Drawing {
    private static final Duration MOVED_RECENTLY = Duration.ofDays(180);

    private final Sources sources;
    private final Grants grants;
    private final Meanings meanings;
    private final RoutingPolicy routing;
    private final CampaignScope scope;
    private final Instant now;
    private final Wording wording;
    private final LastUses uses;
    private final Removals removals;
    private final TrustedPrincipals trusted;
    private final RecommendationPolicy advice = new RecommendationPolicy();

    private final List<DrawnItem> items = new ArrayList<>();
    private final Set<String> drawn = new HashSet<>();
    private final Set<String> unreadable = new TreeSet<>();
    private final Map<String, Integer> excluded = new TreeMap<>();
    private final Map<String, Integer> refused = new LinkedHashMap<>();
    private int considered;

    Drawing(
            Sources sources,
            Grants grants,
            Meanings meanings,
            RoutingPolicy routing,
            CampaignScope scope,
            Instant now) {
        this.sources = sources;
        this.grants = grants;
        this.meanings = meanings;
        this.routing = routing;
        this.scope = scope;
        this.now = now;
        this.wording =
                new Wording(
                        sources.accounts(),
                        sources.principals().stream()
                                .map(PrincipalObserved::accountId)
                                .collect(Collectors.toSet()),
                        sources.accountsComplete(),
                        now);
        this.uses = new LastUses(sources.signals(), grants, now);
        this.removals = new Removals(grants);
        this.trusted = new TrustedPrincipals(sources.principals());
    }

    void take(PrincipalObserved principal) {
        var reason = Exclusions.reason(principal);
        if (reason.isEmpty() && grants.trustUnreadable(principal)) {
            unreadable.add(principal.name());
        }
        var comeIn = comeInThrough(principal);
        for (var grant : grants.of(principal)) {
            considered++;
            if (reason.isPresent()) {
                excluded.merge(reason.get(), 1, Integer::sum);
            } else {
                take(grant, comeIn);
            }
        }
    }

    Population result(List<Snapshot> latest, List<String> gaps) {
        var named = new ArrayList<>(gaps);
        refused.forEach((why, count) ->
                named.add(count + (count == 1 ? " entitlement: " : " entitlements: ") + why + "."));
        if (!unreadable.isEmpty()) {
            named.add(unreadableTrusts());
        }
        return new Population(items, latest, named, excluded, considered);
    }

    private String unreadableTrusts() {
        int count = unreadable.size();
        return "Who may assume "
                + (count == 1 ? "1 role" : count + " roles")
                + " is not known: "
                + (count == 1 ? "its trust policy" : "their trust policies")
                + " could not be read: "
                + String.join(", ", unreadable)
                + ".";
    }

    private void take(Grant grant, List<TrustedPrincipal> comeIn) {
        var principal = grant.principal();
        if (!drawn.add(grant.entitlementId())) {
            refused.merge(
                    "the inventory lists it again for "
                            + principal.name()
                            + ", it is reviewed once",
                    1,
                    Integer::sum);
            return;
        }
        var personId = principal.personId();
        var person = personId == null ? null : sources.people().get(personId);
        var account = sources.accounts().get(grant.accountId());
        var meaning = meaning(grant);
        if (!covered(ScopedEntitlement.of(grant, person, account, meaning))) {
            return;
        }
        switch (routing.route(
                personId, peopleOf(comeIn), account == null ? null : account.ownerEmail())) {
            case Route.Refused(var why) -> refused.merge(why, 1, Integer::sum);
            case Route.To to -> items.add(item(grant, comeIn, person, meaning, to));
        }
    }

    private boolean covered(Map<String, @Nullable Object> entitlement) {
        try {
            boolean covered = scope.covers(entitlement);
            if (!covered) {
                excluded.merge(Exclusions.OUT_OF_SCOPE, 1, Integer::sum);
            }
            return covered;
        } catch (ScopeFailure e) {
            refused.merge("the scope has no value: " + e.getMessage(), 1, Integer::sum);
            return false;
        }
    }

    /// Whom a role lets in by name; nobody comes in through another principal.
    private List<TrustedPrincipal> comeInThrough(PrincipalObserved principal) {
        return principal.kind() == PrincipalKind.IAM_ROLE
                ? grants.trust(principal).map(one -> trusted.of(one.parties())).orElse(List.of())
                : List.of();
    }

    private static Set<String> peopleOf(List<TrustedPrincipal> principals) {
        return principals.stream()
                .map(TrustedPrincipal::personId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private DrawnItem item(
            Grant grant,
            List<TrustedPrincipal> comeIn,
            @Nullable Person person,
            Meaning meaning,
            Route.To to) {
        var use = uses.of(grant);
        var along = takenAlong(grant);
        var subjectId = person == null ? grant.principal().principalId() : person.personId();
        return new DrawnItem(
                grant,
                comeIn,
                person,
                sources.signals().risks().get(subjectId),
                accountName(grant.accountId()),
                accountName(grant.principal().accountId()),
                wording.title(grant, meaning.administrator()),
                wording.detail(grant),
                meaning,
                use.at(),
                use.known(),
                advice.together(
                        advise(grant, person, meaning, use),
                        along.stream()
                                .map(one -> advise(one, person, meaning(one), uses.of(one)))
                                .toList()),
                RemovalCommands.of(removals.of(grant)),
                along.stream()
                        .map(one -> wording.title(one, meaning(one).administrator()))
                        .distinct()
                        .toList(),
                to);
    }

    private Advice advise(Grant grant, @Nullable Person person, Meaning meaning, Use use) {
        return advice.advise(facts(grant, person, meaning, use), now);
    }

    /// What the principal loses together with the grant.
    private List<Grant> takenAlong(Grant grant) {
        var group = grant.leaves();
        return group == null
                ? List.of()
                : grants.of(grant.principal()).stream()
                        .filter(one -> group.equals(one.leaves()))
                        .filter(one -> !one.entitlementId().equals(grant.entitlementId()))
                        .toList();
    }

    private Meaning meaning(Grant grant) {
        return meanings.of(PolicyHashes.of(grant, grants, sources.access()));
    }

    private @Nullable String accountName(String accountId) {
        var account = sources.accounts().get(accountId);
        return account == null ? null : account.name();
    }

    private AccessFacts facts(Grant grant, @Nullable Person person, Meaning meaning, Use use) {
        var key = grant instanceof Grant.Key(var p, var one) ? one : null;
        return new AccessFacts(
                person == null ? null : standing(person),
                use.at(),
                use.known(),
                meaning.administrator(),
                existsSince(grant, key),
                key != null,
                key == null ? null : key.created(),
                sources.signals().alerts().getOrDefault(grant.principal().principalId(), List.of()),
                movedFrom(person));
    }

    /// A key is no older than its user.
    private static @Nullable Instant existsSince(Grant grant, @Nullable AccessKey key) {
        var created = key == null ? null : key.created();
        return created == null ? grant.principal().createdAt() : created;
    }

    private static AccessFacts.Standing standing(Person person) {
        return switch (person.status()) {
            case ACTIVE -> AccessFacts.Standing.ACTIVE;
            case ON_LEAVE -> AccessFacts.Standing.ON_LEAVE;
            case LEFT -> AccessFacts.Standing.LEFT;
        };
    }

    private @Nullable String movedFrom(@Nullable Person person) {
        if (person == null) {
            return null;
        }
        var movedAt = person.movedAt();
        return movedAt != null && movedAt.isAfter(now.minus(MOVED_RECENTLY))
                ? person.movedFrom()
                : null;
    }

    /// What a drawing reads from, all of one moment.
    ///
    /// @param accountsComplete whether the accounts are all that the company has
    record Sources(
            Map<String, Account> accounts,
            boolean accountsComplete,
            Map<String, Person> people,
            List<PrincipalObserved> principals,
            Access access,
            SignalView signals) {}
}
