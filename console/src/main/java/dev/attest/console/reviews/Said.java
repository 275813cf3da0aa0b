package dev.attest.console.reviews;

import dev.attest.console.api.CertificationApi.Decision;
import dev.attest.console.api.ItemView;
import dev.attest.console.page.Moments;
import java.util.List;
import java.util.stream.Collectors;

/// What the page says after it did something.
final class Said {

    private static final int NAMED = 3;

    private Said() {}

    static String saved(int count) {
        return count == 0
                ? "Nothing was different from what is saved."
                : Moments.plural(count, "decision") + " saved.";
    }

    static String decided(List<Decision> decisions, List<ItemView> items) {
        if (decisions.size() != 1) {
            return saved(decisions.size());
        }
        var decision = decisions.getFirst();
        var title =
                items.stream()
                        .filter(item -> item.id().equals(decision.itemId()))
                        .map(item -> item.entitlement().title())
                        .findFirst()
                        .orElse("");
        return switch (decision.outcome()) {
                    case KEEP -> "Kept: ";
                    case REVOKE -> "Revoked: ";
                }
                + title
                + ".";
    }

    static String reasonMissing(List<ItemView> items) {
        var named =
                items.stream()
                        .limit(NAMED)
                        .map(item -> item.entitlement().title() + " of " + item.subject().name())
                        .collect(Collectors.joining("; "));
        var more = items.size() > NAMED ? "; and " + (items.size() - NAMED) + " more" : "";
        return "A reason is needed to decide against the recommendation, so nothing was saved: "
                + named
                + more
                + ".";
    }
}
