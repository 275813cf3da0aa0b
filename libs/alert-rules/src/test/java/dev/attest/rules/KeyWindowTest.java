package dev.attest.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.rules.AlertRule.Outcome;
import dev.attest.rules.Sighting.Part;
import dev.attest.rules.Window.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What windows find does not depend on the order in which events are learnt of.
class KeyWindowTest {

    private static final Judgement.Found FOUND = new Judgement.Found("Title", "It happened", "k");
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final List<String> BY = List.of("actor");
    private static final Step STEP =
            new Step(new Selection(List.of("s"), List.of("n"), Outcome.ANY, "true"), BY);

    private static final Window COUNTS = new Window.Threshold(BY, Duration.ofMinutes(10), 4, null);
    private static final Window VALUES =
            new Window.Threshold(BY, Duration.ofMinutes(30), 3, "value");
    private static final Window SEQUENCE =
            new Window.Sequence(BY, Duration.ofMinutes(40), 2, STEP, null);
    private static final Window UNDONE =
            new Window.Sequence(BY, Duration.ofMinutes(40), 1, STEP, STEP);
    private static final Window FIRST_SEEN =
            new Window.FirstSeen(BY, "value", Duration.ofDays(10), Duration.ofDays(3));
    private static final Window DISTANCE = new Window.Distance(BY, 900, 500);

    static Stream<Window> windows() {
        return Stream.of(COUNTS, VALUES, SEQUENCE, DISTANCE, UNDONE, FIRST_SEEN);
    }

    /// What was told and is explained later counts as not found.
    @ParameterizedTest
    @MethodSource("windows")
    void shouldFindTheSameInWhateverOrderEventsAreLearntOf(Window window) {
        for (long seed = 1; seed <= 150; seed++) {
            // Given
            Random dice = new Random(seed);
            List<Observation> story = story(window, dice);

            // When
            Set<String> found = found(window, shuffledWithDuplicates(story, dice), dice);

            // Then
            assertThat(found)
                    .as("%s, seed %d", window.kind(), seed)
                    .isEqualTo(model(window, story));
        }
    }

    @Test
    void shouldLeaveToldWhatIsFoundNoMoreBecauseEventsWereForgotten() {
        // Given
        Observation login = observation(Part.LAST, 1, 1_800, "").told();

        // When
        KeyWindow.Change change =
                KeyWindow.of(UNDONE, List.of(login))
                        .add(List.of(observation(Part.UNLESS, 2, 600, "")));

        // Then
        assertThat(change.undone()).isEmpty();
    }

    @Test
    void shouldNotJudgeAnewWhatIsKnown() {
        // Given what was no first sight when it came, and whose earlier sight is forgotten
        Observation home = event(1, 0, "home");
        Observation away = event(2, Duration.ofDays(5).toSeconds(), "away");
        Observation again = event(3, Duration.ofDays(6).toSeconds(), "away");

        // When
        KeyWindow.Change change =
                KeyWindow.of(FIRST_SEEN, List.of(home, away)).add(List.of(away, again));

        // Then
        assertThat(change.added()).containsExactly(again);
        assertThat(change.fired()).isEmpty();
    }

    @Test
    void shouldFindSomethingInStoriesOfEveryKind() {
        windows()
                .forEach(window -> {
                    List<Integer> sizes =
                            IntStream.range(1, 40)
                                    .mapToObj(seed ->
                                            model(window, story(window, new Random(seed))).size())
                                    .toList();
                    assertThat(sizes).as(window.kind()).anyMatch(size -> size > 0);
                    assertThat(sizes).as(window.kind()).anyMatch(size -> size < 30);
                });
    }

    @Test
    void shouldFindAMomentOnceAndSayWhichEventsAreNew() {
        // Given
        KeyWindow window = KeyWindow.of(COUNTS, List.of());
        List<Observation> four =
                IntStream.range(0, 4).mapToObj(i -> event(i, i * 60L, "")).toList();

        // When
        KeyWindow.Change first = window.add(four);
        KeyWindow.Change again = window.add(four);
        KeyWindow.Change fifth = window.add(List.of(event(5, 200, "")));

        // Then
        assertThat(first.added()).hasSize(4).filteredOn(Observation::fired).hasSize(1);
        assertThat(first.fired()).extracting(Observation::eventId).containsExactly("e3");
        assertThat(again.added()).isEmpty();
        assertThat(again.fired()).isEmpty();
        assertThat(fifth.fired()).extracting(Observation::eventId).containsExactly("e5");
    }

    @Test
    void shouldLookAgainAtWhatHappenedAfterAnEventThatComesLate() {
        // Given
        KeyWindow window = KeyWindow.of(COUNTS, List.of());
        window.add(List.of(event(1, 0, ""), event(2, 60, ""), event(4, 180, "")));

        // When
        KeyWindow.Change change = window.add(List.of(event(3, 120, "")));

        // Then
        assertThat(change.added()).extracting(Observation::eventId).containsExactly("e3");
        assertThat(change.fired()).extracting(Observation::eventId).containsExactly("e4");
    }

    @Test
    void shouldKeepNoMoreOfAFloodThanItNeedsToFindIt() {
        // Given
        List<Observation> flood =
                IntStream.range(0, 20_000).mapToObj(i -> event(i, i % 590, "")).toList();

        // When
        KeyWindow.Change change = KeyWindow.of(COUNTS, List.of()).add(flood);

        // Then
        assertThat(change.added()).hasSizeLessThanOrEqualTo(17 * 64);
        assertThat(change.dropped()).isEqualTo(20_000 - change.added().size());
        assertThat(change.fired()).isNotEmpty();
    }

    @Test
    void shouldFindManyValuesBehindAFloodOfOne() {
        // Given
        List<Observation> events = new ArrayList<>();
        IntStream.range(0, 5_000).forEach(i -> events.add(event(i, i % 100, "crowd")));
        events.add(event(6_000, 110, "a"));
        events.add(event(6_001, 120, "b"));

        // When
        KeyWindow.Change change = KeyWindow.of(VALUES, List.of()).add(events);

        // Then
        assertThat(change.fired()).extracting(Observation::eventId).containsExactly("e6001");
        assertThat(change.dropped()).isPositive();
    }

    private static List<Observation> story(Window window, Random dice) {
        long span =
                switch (window) {
                    case Window.FirstSeen _ -> 40 * 86_400L;
                    case Window.Distance _ -> 72 * 3_600L;
                    case Window.Threshold _, Window.Sequence _ -> 6 * 3_600L;
                };
        int size = 10 + dice.nextInt(30);
        List<Observation> story = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Part part =
                    switch (window) {
                        case Window.Sequence s ->
                                s.unless() == null
                                        ? List.of(Part.FIRST, Part.LAST).get(dice.nextInt(2))
                                        : Part.values()[dice.nextInt(3)];
                        case Window.Threshold _, Window.FirstSeen _, Window.Distance _ -> Part.LAST;
                    };
            long second = Math.floorMod(dice.nextLong(), span);
            story.add(observation(part, i, second, value(window, dice)));
        }
        return story;
    }

    private static String value(Window window, Random dice) {
        return switch (window) {
            case Window.Distance _ ->
                    List.of("52.50,13.40", "48.90,2.40", "40.70,-74.00", "52.40,13.10")
                            .get(dice.nextInt(100) < 3 ? 2 : dice.nextInt(4) == 3 ? 3 : 0);
            case Window.Threshold _, Window.Sequence _, Window.FirstSeen _ -> "v" + dice.nextInt(4);
        };
    }

    /// Batches of one to five events, in any order, some of them again.
    private static List<Observation> shuffledWithDuplicates(List<Observation> story, Random dice) {
        List<Observation> brought = new ArrayList<>(story);
        story.stream().filter(_ -> dice.nextInt(100) < 30).forEach(brought::add);
        Collections.shuffle(brought, dice);
        return brought;
    }

    private static Set<String> found(Window window, List<Observation> brought, Random dice) {
        List<Observation> kept = new ArrayList<>();
        Set<String> found = new TreeSet<>();
        for (int from = 0; from < brought.size(); ) {
            int to = Math.min(brought.size(), from + 1 + dice.nextInt(5));
            KeyWindow.Change change = KeyWindow.of(window, kept).add(brought.subList(from, to));
            kept.addAll(change.added());
            for (Observation fired : change.fired()) {
                assertThat(found.add(name(window, fired))).isTrue();
                kept.replaceAll(each -> each.compareTo(fired) == 0 ? each.told() : each);
            }
            for (Observation undone : change.undone()) {
                assertThat(found.remove(name(window, undone))).isTrue();
                kept.replaceAll(each -> each.compareTo(undone) == 0 ? each.untold() : each);
            }
            from = to;
        }
        return found;
    }

    private static String name(Window window, Observation each) {
        return window instanceof Window.FirstSeen
                ? each.value() + " " + each.time().toString().substring(0, 10)
                : each.eventId();
    }

    /// Looks from every event at all others.
    private static Set<String> model(Window window, List<Observation> story) {
        Set<String> found = new HashSet<>();
        for (Observation each : story) {
            if (each.part() == Part.LAST && finds(window, story, each)) {
                found.add(name(window, each));
            }
        }
        return found;
    }

    private static boolean finds(Window window, List<Observation> story, Observation each) {
        List<Observation> before =
                story.stream()
                        .filter(o -> o.compareTo(each) < 0)
                        .filter(o -> age(o, each).compareTo(window.within()) <= 0)
                        .toList();
        return switch (window) {
            case Window.Threshold threshold -> enough(threshold, before, each);
            case Window.Sequence sequence -> prepared(sequence, before);
            case Window.FirstSeen firstSeen -> unseen(firstSeen, story, each);
            case Window.Distance distance ->
                    before.stream().anyMatch(o -> tooFar(distance, o, each));
        };
    }

    private static boolean enough(
            Window.Threshold window, List<Observation> before, Observation each) {
        Map<String, Integer> values = new HashMap<>(Map.of(each.value(), 1));
        before.stream()
                .filter(o -> age(o, each).compareTo(window.within()) < 0)
                .forEach(o -> values.merge(o.value(), 1, Integer::sum));
        return window.count()
                <= (window.distinct() == null
                        ? values.values().stream().mapToInt(n -> n).sum()
                        : values.size());
    }

    private static boolean prepared(Window.Sequence window, List<Observation> before) {
        return before.stream()
                        .filter(o -> o.part() == Part.FIRST)
                        .filter(o -> before.stream().noneMatch(u -> undoes(u, o)))
                        .count()
                >= window.count();
    }

    private static boolean undoes(Observation later, Observation first) {
        return later.part() == Part.UNLESS && later.compareTo(first) > 0;
    }

    private static boolean unseen(
            Window.FirstSeen window, List<Observation> story, Observation each) {
        List<Observation> days =
                story.stream()
                        .filter(o -> days(o, each) > 0)
                        .filter(o -> days(o, each) <= window.within().toDays())
                        .toList();
        return days.stream().noneMatch(o -> o.value().equals(each.value()))
                && days.stream().anyMatch(o -> days(o, each) >= window.learning().toDays());
    }

    private static boolean tooFar(Window.Distance window, Observation from, Observation to) {
        double km = SourcePlace.ofValue(from.value()).kilometresTo(SourcePlace.ofValue(to.value()));
        double reached = window.fasterThanKmh() * age(from, to).toMillis() / 3_600_000d;
        return km >= window.atLeastKm() && km > reached;
    }

    private static Duration age(Observation of, Observation at) {
        return Duration.between(of.time(), at.time());
    }

    private static long days(Observation of, Observation at) {
        return Duration.between(KeyWindow.day(of.time()), KeyWindow.day(at.time())).toDays();
    }

    private static Observation event(int id, long second, String value) {
        return observation(Part.LAST, id, second, value);
    }

    private static Observation observation(Part part, int id, long second, String value) {
        return new Observation(part, START.plusSeconds(second), "e" + id, value, FOUND, false);
    }
}
