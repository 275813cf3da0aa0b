package dev.attest.sample.trail;

import dev.attest.sample.cast.Dice;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/// The records of one folder in order of time: ordinary ones made on the way, planned ones between.
final class CellRecords {

    private final Cell cell;
    private final int count;
    private final List<Planned> stories;
    private final CellCrew crew;
    private final Activity activity;
    private final Dice dice;
    private final Rhythm rhythm;
    private final Instant midnight;
    private int made;
    private int told;
    private int second;

    CellRecords(
            Cell cell,
            int count,
            List<Planned> stories,
            CellCrew crew,
            Activity activity,
            Dice dice) {
        this.cell = cell;
        this.count = count;
        this.stories = stories;
        this.crew = crew;
        this.activity = activity;
        this.dice = dice;
        this.rhythm = Rhythm.of(cell.day());
        this.midnight = cell.day().atStartOfDay().toInstant(ZoneOffset.UTC);
        draw();
    }

    void next(StringBuilder out) {
        boolean story =
                told < stories.size()
                        && (made == count
                                || !stories.get(told).time().isAfter(midnight.plusSeconds(second)));
        if (story) {
            out.append(stories.get(told++).json());
        } else {
            ordinary(out);
            made++;
            draw();
        }
    }

    private void ordinary(StringBuilder out) {
        Instant moment = midnight.plusSeconds(second);
        Caller caller = crew.pick(moment, rhythm.person(second, dice), dice);
        RecordText.append(out, caller, activity.at(moment, cell.region(), caller, dice), dice);
    }

    private void draw() {
        if (made < count) {
            second = rhythm.second((made + dice.unit()) / count);
        }
    }
}
