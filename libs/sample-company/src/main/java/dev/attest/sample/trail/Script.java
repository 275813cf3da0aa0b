package dev.attest.sample.trail;

import dev.attest.sample.cast.Days;
import dev.attest.sample.cast.Dice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects the records that are planned one by one.
final class Script {

    private final Days days;
    private final Dice dice;
    private final List<Planned> planned = new ArrayList<>();

    Script(Days days, long seed) {
        this.days = days;
        this.dice = Dice.of(seed, "script");
    }

    /// @return the `eventID` of the record
    String add(Caller caller, Happening event) {
        if (!days.inWindow(event.time())) {
            throw new IllegalArgumentException(
                    event.name() + " is outside the trail: " + event.time());
        }
        StringBuilder json = new StringBuilder(1024);
        String id = RecordText.append(json, caller, event, dice);
        planned.add(
                new Planned(caller.accountId(), event.region(), event.time(), id, json.toString()));
        return id;
    }

    Dice dice() {
        return dice;
    }

    /// In order of time.
    List<Planned> all() {
        return planned.stream().sorted(Comparator.comparing(Planned::time)).toList();
    }
}
