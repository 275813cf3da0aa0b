package dev.attest.console.page;

import dev.attest.console.api.CampaignView;
import dev.attest.console.api.ItemView.Presence;
import dev.attest.console.api.ItemView.Recommendation;
import dev.attest.console.api.PackageView;
import dev.attest.console.api.RemediationView;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// States as a reader sees them: a word, a shape and a tone, so that colour never says it alone.
public final class Marks {

    private Marks() {}

    /// `tone` is one of `crit`, `high`, `med`, `low`, `info`, `plain`.
    public record Mark(String tone, String shape, String word) {}

    public static Mark of(CampaignView.State state) {
        return switch (state) {
            case LAUNCHING -> new Mark("info", "◌", "Being prepared");
            case ACTIVE -> new Mark("info", "●", "Active");
            case COMPLETED -> new Mark("low", "✓", "Completed");
            case CLOSED_INCOMPLETE -> new Mark("med", "!", "Closed incomplete");
            case CANCELLED -> new Mark("plain", "–", "Cancelled");
            case NOTHING_TO_REVIEW -> new Mark("med", "∅", "Nothing to review");
        };
    }

    public static Mark of(PackageView pack) {
        return switch (pack.state()) {
            case OPEN ->
                    pack.late()
                            ? new Mark("high", "▲", late(pack.escalationLevel()))
                            : new Mark("info", "●", "Open");
            case DECIDED ->
                    pack.late()
                            ? new Mark("high", "▲", "Late, to be signed")
                            : new Mark("info", "◐", "Decided, to be signed");
            case SIGNED -> new Mark("low", "✓", "Signed");
            case EXPIRED -> new Mark("high", "✕", "Expired unsigned");
            case CANCELLED -> new Mark("plain", "–", "Cancelled");
        };
    }

    private static String late(int escalationLevel) {
        return escalationLevel > 0 ? "Late, escalated" : "Late";
    }

    public static Mark of(RemediationView.State state) {
        return switch (state) {
            case PLANNED -> new Mark("info", "◌", "Removal planned");
            case VERIFIED -> new Mark("low", "✓", "Proven removed");
            case FAILED -> new Mark("high", "✕", "Not proven in time");
            case REGRANTED -> new Mark("crit", "↻", "Granted again");
        };
    }

    /// What happened to a package besides decisions.
    public static Mark of(PackageView.Happening happening) {
        return switch (happening.kind()) {
            case "REMINDER" -> new Mark("plain", "◔", "Reminded");
            case "ESCALATION" -> new Mark("med", "▲", "Escalated");
            case "NOT_ESCALATED" -> new Mark("high", "✕", "Nobody to take over");
            case "REVIEWER_REMOVED" -> new Mark("med", "–", "Reviewer removed");
            case "EXPIRED" -> new Mark("high", "✕", "Expired unsigned");
            case "CLOSED" -> new Mark("plain", "–", "Closed");
            default -> new Mark("plain", "○", TemplateWords.sentence(happening.kind()));
        };
    }

    public static Mark of(Recommendation recommendation) {
        return switch (recommendation) {
            case KEEP -> new Mark("low", "✓", "Keep suggested");
            case REVOKE -> new Mark("high", "✕", "Revoke suggested");
            case LOOK_CLOSER -> new Mark("med", "!", "Look closer");
        };
    }

    /// What the newest reading of the account says beside the snapshot under review.
    public static @Nullable Mark of(Presence presence) {
        return switch (presence) {
            case PRESENT -> null;
            case GONE -> new Mark("plain", "∅", "No longer there");
            case UNKNOWN -> new Mark("med", "?", "Not read again since");
        };
    }

    /// A level of risk or a severity, with the score where one is known.
    public static Mark level(@Nullable String level, @Nullable Integer score) {
        var number = score == null ? "" : " " + score;
        return switch (level == null ? "" : level.toUpperCase(Locale.ROOT)) {
            case "CRITICAL" -> new Mark("crit", "◆", "Critical risk" + number);
            case "HIGH" -> new Mark("high", "▲", "High risk" + number);
            case "MEDIUM" -> new Mark("med", "■", "Medium risk" + number);
            case "LOW" -> new Mark("low", "●", "Low risk" + number);
            default -> new Mark("plain", "?", "Risk unknown");
        };
    }

    public static Mark severity(String severity) {
        return switch (severity) {
            case "CRITICAL" -> new Mark("crit", "◆", "Critical");
            case "HIGH" -> new Mark("high", "▲", "High");
            case "MEDIUM" -> new Mark("med", "■", "Medium");
            case "LOW" -> new Mark("low", "●", "Low");
            default -> new Mark("plain", "○", "Information");
        };
    }
}
