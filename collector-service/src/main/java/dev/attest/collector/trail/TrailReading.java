package dev.attest.collector.trail;

import dev.attest.collector.imports.Quarantined;
import dev.attest.collector.imports.Refusals;
import dev.attest.collector.trail.Piece.Broken;
import dev.attest.collector.trail.Piece.End;
import dev.attest.collector.trail.Piece.Refused;
import dev.attest.collector.trail.Piece.Slice;
import dev.attest.collector.trail.TrailBatch.WatchedRecord;
import dev.attest.events.activity.ActivityRecord;
import dev.attest.lake.LakeRecord;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Reads one trail file batch by batch. What cannot be read is set aside and named.
public final class TrailReading {

    private final RecordSplitter splitter;
    private final RecordParser parser;
    private final Predicate<ActivityRecord> watched;
    private final Consumer<LakeRecord> lake;
    private final int batchRows;
    private final Refusals refusals = new Refusals();
    private int taken;
    private boolean atEnd;

    /// @param watched which records are kept whole for the alert rules
    /// @param lake takes every record that could be read
    public TrailReading(
            InputStream in,
            TrailLimits limits,
            RecordParser parser,
            Predicate<ActivityRecord> watched,
            Consumer<LakeRecord> lake,
            int batchRows) {
        this.splitter = new RecordSplitter(in, limits);
        this.parser = parser;
        this.watched = watched;
        this.lake = lake;
        this.batchRows = batchRows;
    }

    /// Up to `batchRows` records; none only at the end.
    public TrailBatch next() {
        List<TrailRecord> records = new ArrayList<>(Math.min(batchRows, 256));
        List<WatchedRecord> whole = new ArrayList<>();
        while (!atEnd && records.size() < batchRows) {
            switch (splitter.next()) {
                case Slice slice -> take(slice, records, whole);
                case Refused r -> refusals.add(at(r.ordinal(), r.offset()), r.reason(), r.value());
                case Broken b -> {
                    refusals.add(at(b.ordinal(), b.offset()), b.reason(), b.pending());
                    atEnd = true;
                }
                case End _ -> atEnd = true;
            }
        }
        taken += records.size();
        return TrailBatch.of(records, whole);
    }

    /// Whether everything was read.
    public boolean atEnd() {
        return atEnd;
    }

    /// How many parts were set aside so far, listed or not.
    public int refused() {
        return refusals.count();
    }

    /// What was set aside so far; of very many only the first are listed.
    public List<Quarantined> quarantined() {
        return refusals.listed();
    }

    /// How many records were parsed or set aside.
    public int seen() {
        return Math.max(splitter.seen(), taken);
    }

    private void take(Slice slice, List<TrailRecord> records, List<WatchedRecord> whole) {
        try {
            ParsedRecord parsed = parser.parse(slice);
            TrailRecord record = parsed.record();
            records.add(record);
            lake.accept(parsed.forLake());
            if (watched.test(record.activity())) {
                int from = slice.from();
                whole.add(
                        new WatchedRecord(
                                record,
                                Arrays.copyOfRange(slice.bytes(), from, from + slice.length())));
            }
        } catch (BadRecordException e) {
            refusals.add(at(slice.ordinal(), slice.offset()), e.reason(), e.value());
            if (e.malformed()) {
                splitter.resumeInside(slice);
            }
        }
    }

    private static String at(int ordinal, long offset) {
        return "record " + (ordinal + 1) + " at byte " + offset;
    }
}
