package dev.attest.sample.trail;

import dev.attest.sample.cast.Dice;
import java.time.Instant;
import java.util.List;

/// Who may appear in the ordinary records of one account and region.
final class CellCrew {

    /// Where only planned records appear.
    static final CellCrew NOBODY = new CellCrew(List.of(), List.of());

    private static final int TRIES = 8;

    private final List<Caller> people;
    private final List<Caller> machines;
    private final List<Caller> services;

    private CellCrew(List<Caller> people, List<Caller> machines) {
        this.people = people;
        this.machines = machines;
        this.services =
                machines.stream().filter(caller -> caller.trade() == Trade.SERVICE).toList();
    }

    static CellCrew of(List<Caller> callers) {
        CellCrew crew =
                new CellCrew(
                        callers.stream().filter(Caller::human).toList(),
                        callers.stream().filter(caller -> !caller.human()).toList());
        if (crew.services.isEmpty()) {
            throw new IllegalArgumentException("an account needs at least one service at work");
        }
        return crew;
    }

    /// Somebody who is there at this moment; a service when the dice find nobody else.
    Caller pick(Instant moment, boolean person, Dice dice) {
        List<Caller> pool = person && !people.isEmpty() ? people : machines;
        for (int i = 0; i < TRIES; i++) {
            Caller caller = dice.pick(pool);
            if (caller.active(moment)) {
                return caller;
            }
        }
        Caller service = dice.pick(services);
        return service.active(moment) ? service : services.getFirst();
    }
}
