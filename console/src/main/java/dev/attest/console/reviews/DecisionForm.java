package dev.attest.console.reviews;

import dev.attest.console.api.CertificationApi.Decision;
import dev.attest.console.api.ItemView;
import dev.attest.console.api.ItemView.Outcome;
import dev.attest.console.api.ItemView.Recommendation;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the reviewer sent: single choices (`outcome.<item>`, `comment.<item>`), one choice for
/// several lines (`bulk`, `selected`, `bulkComment`), or "keep all recommended" of a person.
/// Without a script the form carries every line, so only what differs from the saved state counts.
record DecisionForm(MultivaluedMap<String, String> fields) {

    sealed interface Wish {}

    record Decide(List<Decision> decisions) implements Wish {}

    /// Lines that would go against the recommendation without a reason: nothing is sent.
    record ReasonMissing(List<ItemView> items) implements Wish {}

    record Nothing() implements Wish {}

    private static final String OUTCOME = "outcome.";

    /// As many as the service decides at once.
    private static final int MOST = 500;

    /// Whose recommended accesses are to be kept, all of them; empty for every other wish.
    Optional<String> subject() {
        return fields.containsKey("bulk")
                ? Optional.empty()
                : Optional.ofNullable(fields.getFirst("keepRecommended"));
    }

    /// The items that the form speaks of, one by one.
    ///
    /// @throws BadRequestException when there are more than can be decided at once, or what is
    ///   named is no item
    Set<UUID> items() {
        var named =
                fields.containsKey("bulk")
                        ? fields.getOrDefault("selected", List.of()).stream()
                        : fields.keySet().stream()
                                .filter(field -> field.startsWith(OUTCOME))
                                .map(field -> field.substring(OUTCOME.length()));
        var ids = named.map(DecisionForm::id).collect(Collectors.toCollection(LinkedHashSet::new));
        if (ids.size() > MOST) {
            throw new BadRequestException("More than " + MOST + " at once");
        }
        return ids;
    }

    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("Not an item: " + text, e);
        }
    }

    /// @param items those that the form speaks of, as they are saved
    Wish against(List<ItemView> items) {
        var decisions = decisions(items);
        if (decisions.isEmpty()) {
            return new Nothing();
        }
        var chosen = decisions.stream().collect(Collectors.toMap(Decision::itemId, d -> d));
        var missing =
                items.stream().filter(item -> isUnexplained(item, chosen.get(item.id()))).toList();
        return missing.isEmpty() ? new Decide(decisions) : new ReasonMissing(missing);
    }

    private static boolean isUnexplained(ItemView item, @Nullable Decision decision) {
        return decision != null && item.against(decision.outcome()) && decision.comment() == null;
    }

    private List<Decision> decisions(List<ItemView> items) {
        var bulk = fields.getFirst("bulk");
        if (bulk != null) {
            return bulk(items, outcome(bulk));
        }
        var person = fields.getFirst("keepRecommended");
        if (person != null) {
            return keepRecommended(items, person);
        }
        return singles(items);
    }

    private List<Decision> bulk(List<ItemView> items, Outcome outcome) {
        var selected = Set.copyOf(fields.getOrDefault("selected", List.of()));
        var comment = text("bulkComment");
        return items.stream()
                .filter(item -> selected.contains(item.id().toString()))
                .map(item -> new Decision(item.id(), outcome, comment))
                .toList();
    }

    private static List<Decision> keepRecommended(List<ItemView> items, String subject) {
        return items.stream()
                .filter(item -> item.subject().id().equals(subject))
                .filter(item -> item.decision() == null)
                .filter(item -> item.recommendation() == Recommendation.KEEP)
                .map(item -> new Decision(item.id(), Outcome.KEEP, null))
                .toList();
    }

    private List<Decision> singles(List<ItemView> items) {
        var decisions = new ArrayList<Decision>();
        for (ItemView item : items) {
            var outcome = fields.getFirst(OUTCOME + item.id());
            if (outcome != null) {
                var decision =
                        new Decision(item.id(), outcome(outcome), text("comment." + item.id()));
                if (differs(item.decision(), decision)) {
                    decisions.add(decision);
                }
            }
        }
        return decisions;
    }

    /// @throws BadRequestException when the form says anything but KEEP or REVOKE
    private static Outcome outcome(String text) {
        return switch (text) {
            case "KEEP" -> Outcome.KEEP;
            case "REVOKE" -> Outcome.REVOKE;
            default -> throw new BadRequestException("an outcome is KEEP or REVOKE");
        };
    }

    private static boolean differs(ItemView.@Nullable Decision saved, Decision wanted) {
        return saved == null
                || saved.outcome() != wanted.outcome()
                || !Objects.equals(blankToNull(saved.comment()), wanted.comment());
    }

    private @Nullable String text(String field) {
        return blankToNull(fields.getFirst(field));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
