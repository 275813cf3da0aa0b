package dev.attest.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a rule looks at beside the event in hand: earlier events of the same account and key, by
/// the time at which they happened.
///
/// Kinds, and when each finds something in an event `e`; "before" is earlier, or at the same moment
/// with a smaller event id:
///
/// - threshold: in the time `within` up to `e` there are `count` events or more, or events of
///   `count` different values;
/// - sequence: within that time before `e` there are `count` events of the first step or more, and
///   no event of the step `unless` after them;
/// - first seen: the value of `e` was not seen on the days `within` before the day of `e`, and the
///   key was, `learning` ago or more;
/// - distance: within the time that the way around half the earth takes there is an event before
///   `e` so far away that nobody gets from there to `e` at that speed.
public sealed interface Window {

    /// How much of a key is looked at, at most.
    Duration LONGEST = Duration.ofDays(400);

    /// More events are not counted to.
    int MOST = 100;

    /// Places in the event whose values, all together, are the key, see [Template].
    List<String> by();

    /// How far before an event the window looks.
    Duration within();

    /// The name of the kind, as in a file.
    default String kind() {
        return switch (this) {
            case Threshold _ -> "threshold";
            case Sequence _ -> "sequence";
            case FirstSeen _ -> "first-seen";
            case Distance _ -> "distance";
        };
    }

    /// Other events than those of the rule that the window wants to see.
    default List<Selection> selections() {
        return switch (this) {
            case Threshold _, FirstSeen _, Distance _ -> List.of();
            case Sequence sequence ->
                    sequence.unless() == null
                            ? List.of(sequence.first().selection())
                            : List.of(sequence.first().selection(), sequence.unless().selection());
        };
    }

    /// Every place in events that the window reads.
    default List<String> places() {
        List<String> places = new ArrayList<>(by());
        switch (this) {
            case Threshold threshold ->
                    Stream.ofNullable(threshold.distinct()).forEach(places::add);
            case Sequence sequence ->
                    Stream.of(sequence.first(), sequence.unless())
                            .flatMap(Stream::ofNullable)
                            .forEach(step -> places.addAll(step.by()));
            case FirstSeen firstSeen -> places.add(firstSeen.value());
            case Distance _ -> places.add(SourcePlace.FIELD);
        }
        return places;
    }

    /// Many events in a short time.
    ///
    /// @param distinct whose different values are counted instead of events; null for events
    record Threshold(List<String> by, Duration within, int count, @Nullable String distinct)
            implements Window {

        public Threshold {
            by = key(by);
            checked(within, Duration.ofMinutes(1));
            counted(count, 2);
        }
    }

    /// Something, and then the event of the rule.
    ///
    /// @param count how often the first step has to happen
    /// @param unless what makes the first step undone; null for nothing
    record Sequence(List<String> by, Duration within, int count, Step first, @Nullable Step unless)
            implements Window {

        public Sequence {
            by = key(by);
            checked(within, Duration.ofMinutes(1));
            counted(count, 1);
            if (first.by().size() != by.size()
                    || unless != null && unless.by().size() != by.size()) {
                throw new InvalidRuleException(
                        0, "every step of a sequence has as many places in by as the window");
            }
        }
    }

    /// Part of a sequence.
    ///
    /// @param by where the values of the key stand in its events, in the window's order
    record Step(Selection selection, List<String> by) {

        public Step {
            by = key(by);
            if (selection.overAll()) {
                throw new InvalidRuleException(
                        0, "a step of a sequence names its sources and names");
            }
        }
    }

    /// A value that the key never showed, or not for long. Times are whole days.
    ///
    /// @param value the place of the value
    /// @param within after how long a value is forgotten
    /// @param learning how long a key has to be known before anything of it is a surprise
    record FirstSeen(List<String> by, String value, Duration within, Duration learning)
            implements Window {

        public FirstSeen {
            by = key(by);
            checked(within, Duration.ofDays(2));
            if (learning.compareTo(Duration.ofDays(1)) < 0 || learning.compareTo(within) >= 0) {
                throw new InvalidRuleException(
                        0, "learning takes a day or more, and less than within: " + learning);
            }
            if (!wholeDays(within) || !wholeDays(learning)) {
                throw new InvalidRuleException(
                        0, "within and learning of first-seen are whole days");
            }
        }

        private static boolean wholeDays(Duration time) {
            return time.equals(Duration.ofDays(time.toDays()));
        }
    }

    /// Two places that are too far apart for the time between.
    ///
    /// @param fasterThanKmh what nobody travels
    /// @param atLeastKm what is nearer may be the same place: addresses are placed roughly
    record Distance(List<String> by, int fasterThanKmh, int atLeastKm) implements Window {

        /// The way between two places on earth is not longer.
        private static final double FARTHEST_KM = 20_040;

        public Distance {
            by = key(by);
            if (fasterThanKmh < 100 || fasterThanKmh > 100_000) {
                throw new InvalidRuleException(
                        0, "faster-than-kmh is 100 to 100000: " + fasterThanKmh);
            }
            if (atLeastKm < 1 || atLeastKm > FARTHEST_KM) {
                throw new InvalidRuleException(0, "at-least-km is 1 to 20000: " + atLeastKm);
            }
        }

        @Override
        public Duration within() {
            return Duration.ofSeconds((long) (FARTHEST_KM / fasterThanKmh * 3_600) + 1);
        }
    }

    private static List<String> key(List<String> by) {
        if (by.isEmpty() || by.size() > 5) {
            throw new InvalidRuleException(0, "a window needs one to five places in by");
        }
        return List.copyOf(by);
    }

    private static void checked(Duration within, Duration least) {
        if (within.compareTo(least) < 0 || within.compareTo(LONGEST) > 0) {
            throw new InvalidRuleException(
                    0,
                    String.format(Locale.ROOT, "within is %s to %s: %s", least, LONGEST, within));
        }
    }

    private static void counted(int count, int least) {
        if (count < least || count > MOST) {
            throw new InvalidRuleException(0, "count is " + least + " to " + MOST + ": " + count);
        }
    }
}
