package dev.attest.console.reviews;

import dev.attest.console.api.ItemView;
import dev.attest.console.api.RiskApi.Contribution;
import dev.attest.console.api.RiskApi.UserRiskView;
import dev.attest.console.page.Marks;
import dev.attest.console.page.Marks.Mark;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What stands beside the list for the current line: the consequence first, then what it allows,
/// why the suggestion, and the facts.
public record ItemDetail(
        ItemRow row,
        List<String> stays,
        int staysHidden,
        @Nullable UserRiskView risk,
        String riskMissing) {

    private static final int STAYS_SHOWN = 4;

    /// So many items of a subject are enough to show some besides the one.
    static final int ENOUGH = STAYS_SHOWN + 1;

    /// @param ofSubject items of the same subject: what the person keeps elsewhere is part of the
    ///   answer
    static ItemDetail of(
            ItemView item,
            List<ItemView> ofSubject,
            @Nullable UserRiskView risk,
            String riskMissing,
            Instant now) {
        var others =
                ofSubject.stream()
                        .filter(other -> !other.id().equals(item.id()))
                        .limit(STAYS_SHOWN)
                        .map(ItemDetail::stays)
                        .toList();
        return new ItemDetail(
                ItemRow.of(item, now),
                others,
                Math.max(0, item.subject().progress().items() - 1 - others.size()),
                risk,
                riskMissing);
    }

    private static String stays(ItemView other) {
        var title = other.entitlement().title();
        if (other.decision() == null) {
            return title + " (undecided)";
        }
        return title
                + switch (other.decision().outcome()) {
                    case KEEP -> " (kept)";
                    case REVOKE -> " (to be revoked as well)";
                };
    }

    public String disappears() {
        var person = row.item().subject().name();
        var lost = person + " loses: " + row.title() + ".";
        return Boolean.TRUE.equals(row.item().meaning().administrator())
                ? lost + " With it goes an administrator right."
                : lost;
    }

    public @Nullable String staysMore() {
        return staysHidden == 0 ? null : "and " + staysHidden + " more";
    }

    public @Nullable String warning() {
        return switch (row.item().presence()) {
            case GONE ->
                    row.decided()
                            ? "A newer reading no longer finds this access."
                            : "A newer reading no longer finds this access: there may be nothing left"
                                    + " to remove.";
            case UNKNOWN -> null;
            case PRESENT -> null;
        };
    }

    public String presence() {
        return switch (row.item().presence()) {
            case PRESENT -> "still there at the last reading";
            case GONE -> "gone at the last reading";
            case UNKNOWN -> "not read again since the snapshot";
        };
    }

    public String whyTitle() {
        return switch (row.item().recommendation()) {
            case KEEP -> "Why keep is suggested";
            case REVOKE -> "Why revoke is suggested";
            case LOOK_CLOSER -> "Why to look closer";
        };
    }

    public String kind() {
        return row.item().entitlement().kind().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    public Mark riskMark() {
        return risk == null ? row.risk() : Marks.level(risk.level(), risk.score());
    }

    public List<Part> riskParts() {
        return risk == null
                ? List.of()
                : risk.contributions().stream()
                        .filter(Contribution::known)
                        .filter(part -> part.points() != 0)
                        .map(part -> new Part(part.explanation(), "+" + part.points()))
                        .toList();
    }

    public @Nullable String riskUnknown() {
        return risk == null || risk.unknown().isEmpty()
                ? null
                : String.join(", ", risk.unknown()).toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// One addend of a score.
    public record Part(String explanation, String pointsWords) {}
}
