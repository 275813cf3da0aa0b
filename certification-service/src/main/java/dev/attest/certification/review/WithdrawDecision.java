package dev.attest.certification.review;

import dev.attest.certification.review.model.PackageState;
import dev.attest.rest.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;

/// Takes a decision back before the signature; a package that waited for its signature is open
/// again.
@ApplicationScoped
public class WithdrawDecision {
    private final PackageAccess access;
    private final Items items;
    private final ItemSubjects subjects;
    private final DecisionHistory history;
    private final ReviewTasks tasks;
    private final ReviewFacts facts;
    private final Reader reader;
    private final Clock clock;

    public WithdrawDecision(
            PackageAccess access,
            Items items,
            ItemSubjects subjects,
            DecisionHistory history,
            ReviewTasks tasks,
            ReviewFacts facts,
            Reader reader,
            Clock clock) {
        this.access = access;
        this.items = items;
        this.subjects = subjects;
        this.history = history;
        this.tasks = tasks;
        this.facts = facts;
        this.reader = reader;
        this.clock = clock;
    }

    /// @param expected refuses when it is given another version than the caller saw
    @Transactional
    public ReviewPackage withdraw(UUID packageId, UUID itemId, LongConsumer expected) {
        var opened = access.forChange(packageId, expected);
        var item =
                items.inPackage(packageId, List.of(itemId)).stream()
                        .findFirst()
                        .orElseThrow(() -> ProblemException.notFound("item", itemId));
        if (item.outcome == null) {
            throw ProblemException.conflict("not-decided", "The item is not decided.");
        }
        if (subjects.of(List.of(item)).of(item).contains(reader.personId())) {
            throw ProblemException.conflict(
                    "own-access", "Somebody else has to judge your own access.");
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        DecideItems.uncount(opened, item);
        item.decisionId = null;
        item.outcome = null;
        item.comment = null;
        item.decidedBy = null;
        item.decidedByName = null;
        item.decidedAt = null;
        item.decisionVersion++;
        opened.changed(now);
        boolean reopened = opened.state == PackageState.DECIDED;
        if (reopened) {
            opened.state = PackageState.OPEN;
        }
        items.flush();
        history.withdrawn(item, reader.personId(), now);
        facts.withdrawn(item, reader.personId(), now);
        if (reopened) {
            tasks.decisionWithdrawn(packageId);
        }
        return opened;
    }
}
