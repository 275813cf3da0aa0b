package dev.attest.console.reviews;

import dev.attest.console.api.PackageView;
import dev.attest.console.api.Page;
import dev.attest.console.page.Moments;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The packages of the signed-in person: what is open, the latest first, and what is behind them.
///
/// @param nextOpen the cursor of what else is open; null when this is all
/// @param nextDone the cursor of what else is behind them
public record Inbox(
        List<Entry> open,
        @Nullable String nextOpen,
        List<Entry> done,
        @Nullable String nextDone,
        Instant askedAt) {

    static Inbox of(Page<PackageView> open, Page<PackageView> done, Instant now) {
        var byDue =
                Comparator.comparing(
                        PackageView::dueAt, Comparator.nullsLast(Comparator.naturalOrder()));
        return new Inbox(
                open.items().stream().sorted(byDue).map(pack -> Entry.of(pack, now)).toList(),
                open.next(),
                done.items().stream()
                        .sorted(byDue.reversed())
                        .map(pack -> Entry.of(pack, now))
                        .toList(),
                done.next(),
                now);
    }

    public record Entry(PackageView pack, String due, String routed, String action) {

        static Entry of(PackageView pack, Instant now) {
            return new Entry(
                    pack,
                    pack.dueAt() == null ? "" : Moments.until(pack.dueAt(), now),
                    routed(pack),
                    action(pack));
        }

        private static String routed(PackageView pack) {
            return switch (pack.routedBy()) {
                case MANAGER -> "Your people";
                case ACCOUNT_OWNER -> "Routed to you as owner of the account";
                case CAMPAIGN_OWNER -> "Routed to you as owner of the campaign";
                case ESCALATION -> "Escalated to you";
            };
        }

        private static String action(PackageView pack) {
            if (pack.progress().undecided() == 0) {
                return "Sign off";
            }
            return pack.progress().decided() == 0 ? "Begin" : "Continue";
        }
    }
}
