package dev.attest.collector.imports;

import java.util.ArrayList;
import java.util.List;

/// What of one file was not taken in. A hostile file could fill the memory with refusals: the count
/// goes on, the list stops.
public final class Refusals {

    private static final int LISTED = 10_000;

    private final List<Quarantined> listed = new ArrayList<>();
    private int count;

    public void add(String position, String reason, String value) {
        count++;
        if (listed.size() < LISTED) {
            listed.add(new Quarantined(position, reason, value));
        } else if (listed.size() == LISTED) {
            String rest =
                    "more than " + LISTED + " parts were set aside; the others are not listed";
            listed.add(new Quarantined(position, rest, value));
        }
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /// How many there are, listed or not.
    public int count() {
        return count;
    }

    public List<Quarantined> listed() {
        return List.copyOf(listed);
    }
}
