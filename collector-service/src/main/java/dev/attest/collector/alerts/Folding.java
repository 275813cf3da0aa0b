package dev.attest.collector.alerts;

import dev.attest.collector.alerts.NewAlert.Subject;
import dev.attest.events.alerts.AlertRaised;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Decides which findings are new alerts and which are counted in one that is there.
///
/// A finding is counted in an alert about the same when their events lie at most thirty days apart.
/// Whoever closed an alert has judged what happened until then: what happened later is a new alert.
/// What happened before and is only learnt of now is counted, and opens nothing again.
final class Folding {

    static final Duration WINDOW = Duration.ofDays(30);

    private final Map<Subject, List<Known>> known = new HashMap<>();
    private final List<NewAlert> raised = new ArrayList<>();
    private final List<Match> matches = new ArrayList<>();
    private final List<UUID> revived = new ArrayList<>();

    /// An alert that is there.
    ///
    /// @param from when the event happened that raised it
    /// @param only of an alert in which nothing counts any more the event that raised it: if that
    ///   is found again, it is this alert; nothing else is counted in it
    record Known(
            UUID id,
            Subject subject,
            Instant from,
            @Nullable Instant closedAt,
            @Nullable String only) {

        private boolean covers(AlertRaised event) {
            if (only != null) {
                return only.equals(event.eventId());
            }
            return distance(event.eventTime()).compareTo(WINDOW) <= 0
                    && (closedAt == null || !event.eventTime().isAfter(closedAt));
        }

        private Duration distance(Instant event) {
            return Duration.between(from, event).abs();
        }
    }

    /// A finding and the alert that it is counted in.
    ///
    /// @param first whether it raised the alert
    record Match(NewAlert finding, UUID alert, boolean first) {}

    private Folding(List<Known> alerts) {
        alerts.forEach(this::add);
    }

    /// @param findings none of which was counted before
    static Folding of(List<NewAlert> findings, List<Known> alerts) {
        Folding folding = new Folding(alerts);
        findings.stream()
                .sorted(
                        Comparator.comparing((NewAlert f) -> f.event().eventTime())
                                .thenComparing(f -> f.event().eventId()))
                .forEach(folding::fold);
        return folding;
    }

    private void add(Known alert) {
        known.computeIfAbsent(alert.subject(), _ -> new ArrayList<>()).add(alert);
    }

    private void fold(NewAlert finding) {
        Instant at = finding.event().eventTime();
        Optional<Known> nearest =
                known.getOrDefault(finding.subject(), List.of()).stream()
                        .filter(alert -> alert.covers(finding.event()))
                        .min(Comparator.comparing(alert -> alert.distance(at)));
        UUID alert = nearest.map(Known::id).orElse(finding.event().alertId());
        if (nearest.isEmpty()) {
            raised.add(finding);
            add(new Known(alert, finding.subject(), at, null, null));
        }
        nearest.filter(known -> known.only() != null).map(Known::id).ifPresent(revived::add);
        matches.add(new Match(finding, alert, nearest.isEmpty()));
    }

    /// Findings that are new alerts.
    List<NewAlert> raised() {
        return List.copyOf(raised);
    }

    /// Alerts in which nothing counted any more, and does again.
    List<UUID> revived() {
        return List.copyOf(revived);
    }

    /// Every finding, in the order in which they happened.
    List<Match> matches() {
        return List.copyOf(matches);
    }
}
