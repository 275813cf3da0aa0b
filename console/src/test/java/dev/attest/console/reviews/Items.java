package dev.attest.console.reviews;

import dev.attest.console.api.ItemView;
import dev.attest.console.api.ItemView.Entitlement;
import dev.attest.console.api.ItemView.Meaning;
import dev.attest.console.api.ItemView.Outcome;
import dev.attest.console.api.ItemView.Presence;
import dev.attest.console.api.ItemView.Principal;
import dev.attest.console.api.ItemView.Recommendation;
import dev.attest.console.api.ItemView.Subject;
import dev.attest.console.api.ItemView.SubjectProgress;
import dev.attest.console.api.PackageView;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Review items for tests: only what matters is said.
final class Items {

    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private Items() {}

    static ItemView item(String name, Recommendation recommendation) {
        return item(name, subject("p-1", "Jonas Brandt", 3, 2, 1), recommendation);
    }

    static Subject subject(String id, String name, int items, int undecided, int keepable) {
        return new Subject(
                id,
                name,
                "PERSON",
                null,
                null,
                40,
                "MEDIUM",
                new SubjectProgress(items, undecided, keepable));
    }

    static ItemView item(String name, Subject subject, Recommendation recommendation) {
        return new ItemView(
                id(name),
                id("package"),
                id("campaign"),
                subject,
                new Principal("arn", "jonas", "USER", "441022987731", null),
                new Entitlement("e", "ACCESS_KEY", name, null, "441022987731", null),
                new Meaning(false, List.of()),
                null,
                false,
                recommendation,
                List.of(),
                List.of(),
                Presence.PRESENT,
                null,
                null);
    }

    static ItemView decided(ItemView item, Outcome outcome, @Nullable String comment) {
        return new ItemView(
                item.id(),
                item.packageId(),
                item.campaignId(),
                item.subject(),
                item.principal(),
                item.entitlement(),
                item.meaning(),
                item.lastUsed(),
                item.lastUsedKnown(),
                item.recommendation(),
                item.reasons(),
                item.alsoRemoves(),
                item.presence(),
                new ItemView.Decision(outcome, comment, "maria", NOW, 1),
                null);
    }

    static PackageView pack(List<ItemView> items) {
        int decided = (int) items.stream().filter(item -> item.decision() != null).count();
        return new PackageView(
                id("package"),
                id("campaign"),
                "Q4",
                new PackageView.Reviewer(null, "Maria Keller", null),
                PackageView.RoutedBy.MANAGER,
                PackageView.State.OPEN,
                false,
                NOW,
                NOW,
                0,
                new PackageView.Progress(items.size(), decided, decided, 0, items.size() - decided),
                null,
                null,
                true,
                List.of(),
                1);
    }

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
