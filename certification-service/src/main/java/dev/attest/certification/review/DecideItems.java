package dev.attest.certification.review;

import dev.attest.certification.inventory.Person;
import dev.attest.certification.review.model.DecisionPolicy;
import dev.attest.certification.review.model.Judgement;
import dev.attest.certification.review.model.PackageState;
import dev.attest.events.certification.DecisionOutcome;
import dev.attest.outbox.Ids;
import dev.attest.rest.ProblemException;
import dev.attest.rest.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/// Records decisions, all or none. The last one completes the engine's task in this transaction.
@ApplicationScoped
public class DecideItems {
    private final PackageAccess access;
    private final Items items;
    private final ItemSubjects subjects;
    private final DecisionHistory history;
    private final ReviewTasks tasks;
    private final ReviewFacts facts;
    private final Reader reader;
    private final Ids ids;
    private final Clock clock;

    public DecideItems(
            PackageAccess access,
            Items items,
            ItemSubjects subjects,
            DecisionHistory history,
            ReviewTasks tasks,
            ReviewFacts facts,
            Reader reader,
            Ids ids,
            Clock clock) {
        this.access = access;
        this.items = items;
        this.subjects = subjects;
        this.history = history;
        this.tasks = tasks;
        this.facts = facts;
        this.reader = reader;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param expected refuses when it is given another version than the caller saw
    @Transactional
    public Decided decide(UUID packageId, List<Judgement> judgements, LongConsumer expected) {
        var opened = access.forChange(packageId, expected);
        var decider = reader.person().orElseThrow();
        var found =
                items
                        .inPackage(packageId, judgements.stream().map(Judgement::itemId).toList())
                        .stream()
                        .collect(Collectors.toMap(item -> item.id, Function.identity()));
        refuse(judgements, found, decider);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var decided = new ArrayList<ReviewItem>(judgements.size());
        for (var judgement : judgements) {
            var item = found.get(judgement.itemId());
            if (item != null) {
                apply(opened, item, judgement, decider, now);
                decided.add(item);
            }
        }
        opened.changed(now);
        boolean last = opened.state == PackageState.OPEN && opened.undecided() == 0;
        if (last) {
            opened.state = PackageState.DECIDED;
        }
        items.flush();
        history.record(decided);
        facts.decided(decided);
        if (last) {
            tasks.everythingDecided(packageId);
        }
        return new Decided(opened, decided);
    }

    private void refuse(List<Judgement> judgements, Map<UUID, ReviewItem> found, Person decider) {
        var owners = subjects.of(found.values());
        var violations = new ArrayList<Violation>();
        var seen = new HashSet<UUID>();
        for (int i = 0; i < judgements.size(); i++) {
            var judgement = judgements.get(i);
            var pointer = "/decisions/" + i + "/";
            var item = found.get(judgement.itemId());
            if (item == null) {
                violations.add(new Violation(pointer + "itemId", "is not in this package"));
            } else if (!seen.add(judgement.itemId())) {
                violations.add(new Violation(pointer + "itemId", "is decided twice"));
            } else {
                DecisionPolicy.refusal(
                                judgement,
                                item.recommendation.name(),
                                decider.personId(),
                                owners.of(item))
                        .map(no ->
                                new Violation(
                                        pointer + no.field(), no.message() + ": " + item.title))
                        .ifPresent(violations::add);
            }
        }
        if (!violations.isEmpty()) {
            throw ProblemException.unprocessable(
                    "decisions-refused", "No decision was recorded.", violations);
        }
    }

    private void apply(
            ReviewPackage opened,
            ReviewItem item,
            Judgement judgement,
            Person decider,
            Instant now) {
        uncount(opened, item);
        switch (judgement.outcome()) {
            case KEEP -> {
                opened.kept++;
                item.outcome = DecisionOutcome.KEEP;
            }
            case REVOKE -> {
                opened.revoked++;
                item.outcome = DecisionOutcome.REVOKE;
            }
        }
        item.decisionId = ids.next();
        item.comment = judgement.said();
        item.decidedBy = decider.personId();
        item.decidedByName = decider.name();
        item.decidedAt = now;
        item.decisionVersion++;
    }

    /// Takes an item's former decision out of the package's count.
    static void uncount(ReviewPackage opened, ReviewItem item) {
        var former = item.outcome;
        if (former == DecisionOutcome.KEEP) {
            opened.kept--;
        } else if (former == DecisionOutcome.REVOKE) {
            opened.revoked--;
        }
    }

    /// The package after the decisions, and the items decided.
    public record Decided(ReviewPackage reviewed, List<ReviewItem> items) {}
}
