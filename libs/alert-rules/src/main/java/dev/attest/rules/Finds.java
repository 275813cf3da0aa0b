package dev.attest.rules;

import dev.attest.rules.Sighting.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// In which of its events a window finds something. Looks once over the events, in order.
final class Finds {

    private Finds() {}

    /// @param all observations of one key, sorted
    /// @param since earlier events are not asked about
    static List<Observation> in(Window window, List<Observation> all, Instant since) {
        return switch (window) {
            case Window.Threshold threshold -> threshold(threshold, all, since);
            case Window.Sequence sequence -> sequence(sequence, all, since);
            case Window.FirstSeen firstSeen -> firstSeen(firstSeen, all, since);
            case Window.Distance distance -> distance(distance, all, since);
        };
    }

    private static List<Observation> threshold(
            Window.Threshold window, List<Observation> all, Instant since) {
        List<Observation> found = new ArrayList<>();
        Map<String, Integer> values = new HashMap<>();
        int first = 0;
        for (int i = 0; i < all.size(); i++) {
            Observation each = all.get(i);
            values.merge(each.value(), 1, Integer::sum);
            Instant from = each.time().minus(window.within());
            for (; !all.get(first).time().isAfter(from); first++) {
                values.computeIfPresent(all.get(first).value(), (_, n) -> n == 1 ? null : n - 1);
            }
            int counted = window.distinct() == null ? i - first + 1 : values.size();
            if (counted >= window.count() && !each.time().isBefore(since)) {
                found.add(each);
            }
        }
        return found;
    }

    private static List<Observation> sequence(
            Window.Sequence window, List<Observation> all, Instant since) {
        List<Observation> found = new ArrayList<>();
        List<Observation> firsts = new ArrayList<>();
        int forgotten = 0;
        for (int i = 0; i < all.size(); i = afterEvent(all, i)) {
            List<Observation> event = all.subList(i, afterEvent(all, i));
            Instant from = event.getFirst().time().minus(window.within());
            while (forgotten < firsts.size() && firsts.get(forgotten).time().isBefore(from)) {
                forgotten++;
            }
            if (has(event, Part.UNLESS)) {
                forgotten = firsts.size();
            }
            boolean enough = firsts.size() - forgotten >= window.count();
            for (Observation each : event) {
                switch (each.part()) {
                    case FIRST -> firsts.add(each);
                    case UNLESS -> {}
                    case LAST -> {
                        if (enough && !each.time().isBefore(since)) {
                            found.add(each);
                        }
                    }
                }
            }
        }
        return found;
    }

    private static boolean has(List<Observation> event, Part part) {
        return event.stream().anyMatch(each -> each.part() == part);
    }

    /// One event may be several parts; it is not before itself.
    private static int afterEvent(List<Observation> all, int from) {
        int to = from + 1;
        while (to < all.size()
                && all.get(to).time().equals(all.get(from).time())
                && all.get(to).eventId().equals(all.get(from).eventId())) {
            to++;
        }
        return to;
    }

    private static List<Observation> firstSeen(
            Window.FirstSeen window, List<Observation> all, Instant since) {
        List<Observation> found = new ArrayList<>();
        Map<String, Instant> seen = new HashMap<>();
        TreeMap<Instant, Boolean> days = new TreeMap<>();
        for (Observation each : all) {
            Instant day = KeyWindow.day(each.time());
            Instant from = day.minus(window.within());
            Instant last = seen.put(each.value(), day);
            boolean fresh = last == null || last.isBefore(from);
            Instant known = days.ceilingKey(from);
            boolean learnt = known != null && !known.isAfter(day.minus(window.learning()));
            days.put(day, true);
            if (fresh && learnt && !day.isBefore(since)) {
                found.add(each);
            }
        }
        return found;
    }

    private static List<Observation> distance(
            Window.Distance window, List<Observation> all, Instant since) {
        List<Observation> found = new ArrayList<>();
        List<SourcePlace> places =
                all.stream().map(each -> SourcePlace.ofValue(each.value())).toList();
        int first = 0;
        for (int i = 0; i < all.size(); i++) {
            Instant at = all.get(i).time();
            while (all.get(first).time().isBefore(at.minus(window.within()))) {
                first++;
            }
            if (!at.isBefore(since) && tooFar(window, all, places, first, i)) {
                found.add(all.get(i));
            }
        }
        return found;
    }

    private static boolean tooFar(
            Window.Distance window,
            List<Observation> all,
            List<SourcePlace> places,
            int first,
            int at) {
        for (int i = first; i < at; i++) {
            double km = places.get(i).kilometresTo(places.get(at));
            double hours =
                    Duration.between(all.get(i).time(), all.get(at).time()).toMillis() / 3_600_000d;
            if (km >= window.atLeastKm() && km > hours * window.fasterThanKmh()) {
                return true;
            }
        }
        return false;
    }
}
