package dev.attest.iamaudit.check;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// What checks want to know of the events of an account.
///
/// @param names of the calls that matter, as CloudTrail writes them
/// @param window how far back they matter
public record EventQuestion(SortedSet<String> names, Duration window) {

    /// CloudTrail tells no more.
    private static final Duration KEPT = Duration.ofDays(90);

    public EventQuestion {
        names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }

    /// All that these checks want to know together; empty when none asks about events.
    public static Optional<EventQuestion> of(List<Check> checks) {
        return checks.stream()
                .map(check -> check.ruling().parameters())
                .filter(each -> each.has("names") && each.has("minutes"))
                .map(EventQuestion::read)
                .filter(EventQuestion::sound)
                .reduce(EventQuestion::and);
    }

    /// What one check wants to know.
    ///
    /// @throws UndecidedException when nobody could answer
    static EventQuestion of(Parameters parameters) {
        EventQuestion asked = read(parameters);
        if (!asked.sound()) {
            throw new UndecidedException(
                    "needs names, and minutes of the " + KEPT.toDays() + " days that AWS tells of");
        }
        return asked;
    }

    private static EventQuestion read(Parameters parameters) {
        return new EventQuestion(
                new TreeSet<>(parameters.texts("names")), parameters.minutes("minutes"));
    }

    private boolean sound() {
        return !names.isEmpty() && window.isPositive() && window.compareTo(KEPT) <= 0;
    }

    private EventQuestion and(EventQuestion other) {
        SortedSet<String> both = new TreeSet<>(names);
        both.addAll(other.names);
        return new EventQuestion(both, window.compareTo(other.window) > 0 ? window : other.window);
    }
}
