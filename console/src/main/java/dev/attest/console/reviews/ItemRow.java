package dev.attest.console.reviews;

import dev.attest.console.api.ItemView;
import dev.attest.console.api.ItemView.Outcome;
import dev.attest.console.page.Marks;
import dev.attest.console.page.Marks.Mark;
import dev.attest.console.page.Moments;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One line of a review, in words.
public record ItemRow(ItemView item, String use) {

    static ItemRow of(ItemView item, Instant now) {
        return new ItemRow(item, Moments.lastUse(item.lastUsedKnown(), item.lastUsed(), now));
    }

    public UUID id() {
        return item.id();
    }

    public String title() {
        return item.entitlement().title();
    }

    /// The first sentence of what it allows; the whole stands in the detail.
    public String why() {
        var sentences = item.meaning().sentences();
        if (!sentences.isEmpty()) {
            return sentences.getFirst();
        }
        return item.meaning().administrator() == null
                ? "What it allows could not be evaluated."
                : "";
    }

    /// What tells it from others of its kind; ARNs stand in the detail.
    public @Nullable String mark() {
        var detail = item.entitlement().detail();
        return detail == null || detail.contains("arn:") ? null : detail;
    }

    public String account() {
        var name = item.entitlement().accountName();
        return name == null
                ? "account " + item.entitlement().accountId()
                : "account “" + name + "”";
    }

    public Mark risk() {
        return Marks.level(item.subject().riskLevel(), item.subject().riskScore());
    }

    public @Nullable Mark presence() {
        return Marks.of(item.presence());
    }

    public boolean decided() {
        return item.decision() != null;
    }

    public boolean kept() {
        return has(Outcome.KEEP);
    }

    public boolean revoked() {
        return has(Outcome.REVOKE);
    }

    public @Nullable String comment() {
        return item.decision() == null || item.decision().comment() == null
                ? null
                : item.decision().comment().isBlank() ? null : item.decision().comment();
    }

    public boolean keepAgainst() {
        return item.against(Outcome.KEEP);
    }

    public boolean revokeAgainst() {
        return item.against(Outcome.REVOKE);
    }

    /// Said before anything is sent.
    public @Nullable String againstWords() {
        return switch (item.recommendation()) {
            case REVOKE -> "needed to keep against the suggestion";
            case KEEP -> "needed to revoke against the suggestion";
            case LOOK_CLOSER -> null;
        };
    }

    private boolean has(Outcome outcome) {
        return item.decision() != null && item.decision().outcome() == outcome;
    }
}
