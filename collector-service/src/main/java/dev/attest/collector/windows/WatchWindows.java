package dev.attest.collector.windows;

import dev.attest.collector.rules.LoadedRule;
import dev.attest.collector.windows.WindowRows.Kept;
import dev.attest.collector.windows.WindowRows.Span;
import dev.attest.events.activity.ActivityRecord;
import dev.attest.rules.AlertRule;
import dev.attest.rules.Judgement.Found;
import dev.attest.rules.KeyWindow;
import dev.attest.rules.Observation;
import dev.attest.rules.Sighting;
import dev.attest.rules.Window;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// Puts events into the windows of rules, and says what the windows find then. Windows are held
/// until the transaction ends, so that imports that bring parts of one story find it whole. A batch
/// costs three or four statements, however many events and windows it touches.
@ApplicationScoped
public class WatchWindows {

    /// How late events may come after they happened, beyond the time of the window.
    private static final Duration LATE = Duration.ofDays(3);

    private final WindowRows rows;
    private final FoundBefore foundBefore;
    private final Clock clock;

    WatchWindows(WindowRows rows, FoundBefore foundBefore, Clock clock) {
        this.rows = rows;
        this.foundBefore = foundBefore;
        this.clock = clock;
    }

    /// New observations of one window.
    private record Fresh(LoadedRule rule, Window window, List<Observation> observations) {

        Span span() {
            Duration reach = KeyWindow.reach(window);
            Instant first =
                    observations.stream()
                            .map(Observation::time)
                            .min(Instant::compareTo)
                            .orElseThrow();
            Instant last =
                    observations.stream()
                            .map(Observation::time)
                            .max(Instant::compareTo)
                            .orElseThrow();
            return new Span(first.minus(reach), last.plus(reach));
        }
    }

    private record Event(String account, String id) {}

    public WindowChange watch(SqlConnection connection, List<SightedActivity> sighted) {
        if (sighted.isEmpty()) {
            return new WindowChange(List.of(), List.of());
        }
        SortedMap<WindowKey, Fresh> windows = byWindow(sighted);
        Instant now = clock.instant();
        SortedMap<WindowKey, Instant> expiries = new TreeMap<>();
        windows.forEach((key, fresh) ->
                expiries.put(key, now.plus(KeyWindow.reach(fresh.window())).plus(LATE)));
        rows.hold(connection, expiries);
        SortedMap<WindowKey, Span> spans = new TreeMap<>();
        windows.forEach((key, fresh) -> spans.put(key, fresh.span()));
        Map<WindowKey, List<Observation>> kept = rows.kept(connection, spans);
        List<Kept> added = new ArrayList<>();
        List<Kept> fired = new ArrayList<>();
        List<Kept> undone = new ArrayList<>();
        windows.forEach((key, fresh) -> {
            KeyWindow.Change change =
                    KeyWindow.of(fresh.window(), kept.getOrDefault(key, List.of()))
                            .add(fresh.observations());
            change.added().forEach(each -> added.add(new Kept(key, each)));
            change.fired().forEach(each -> fired.add(new Kept(key, each)));
            change.undone().forEach(each -> undone.add(new Kept(key, each)));
            if (change.dropped() > 0) {
                fresh.rule().drop(change.dropped());
            }
        });
        rows.insert(connection, added, expiries);
        return new WindowChange(
                findings(connection, sighted, windows, fired),
                undone.isEmpty() ? List.of() : rows.markUndone(connection, undone));
    }

    private static SortedMap<WindowKey, Fresh> byWindow(List<SightedActivity> sighted) {
        SortedMap<WindowKey, Fresh> windows = new TreeMap<>();
        for (SightedActivity each : sighted) {
            ActivityRecord activity = each.activity();
            LoadedRule rule = each.sighted().rule();
            Window window = Objects.requireNonNull(rule.rule().window());
            for (Sighting sighting : each.sighted().sightings()) {
                windows.computeIfAbsent(
                                new WindowKey(
                                        rule.rule().id(), activity.accountId(), sighting.key()),
                                _ -> new Fresh(rule, window, new ArrayList<>()))
                        .observations()
                        .add(Observation.of(sighting, activity.eventTime(), activity.eventId()));
            }
        }
        return windows;
    }

    /// Those of this batch have their words; those of before are looked up.
    private List<WindowFinding> findings(
            SqlConnection connection,
            List<SightedActivity> sighted,
            Map<WindowKey, Fresh> windows,
            List<Kept> fired) {
        Map<Event, ActivityRecord> inHand = new HashMap<>();
        for (SightedActivity each : sighted) {
            ActivityRecord activity = each.activity();
            inHand.put(new Event(activity.accountId(), activity.eventId()), activity);
        }
        List<WindowFinding> findings = new ArrayList<>();
        List<Kept> before = new ArrayList<>();
        for (Kept each : fired) {
            ActivityRecord activity =
                    inHand.get(new Event(each.key().account(), each.observation().eventId()));
            Found found = each.observation().found();
            if (found == null || activity == null) {
                before.add(each);
            } else {
                findings.add(new WindowFinding(rule(windows, each), activity, found));
            }
        }
        if (!before.isEmpty()) {
            rows.markFired(connection, before);
            foundBefore
                    .told(connection, before)
                    .forEach((kept, told) ->
                            findings.add(
                                    new WindowFinding(
                                            rule(windows, kept), told.activity(), told.found())));
        }
        return findings;
    }

    private static AlertRule rule(Map<WindowKey, Fresh> windows, Kept kept) {
        return Objects.requireNonNull(windows.get(kept.key())).rule().rule();
    }
}
