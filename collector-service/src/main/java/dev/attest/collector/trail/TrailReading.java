package dev.attest.collector.trail;

import dev.attest.collector.accounts.RecordsOfAccount;
import dev.attest.collector.imports.Quarantined;
import dev.attest.collector.imports.Refusals;
import dev.attest.collector.trail.Piece.Broken;
import dev.attest.collector.trail.Piece.End;
import dev.attest.collector.trail.Piece.Refused;
import dev.attest.collector.trail.Piece.Slice;
import dev.attest.collector.trail.TrailBatch.WatchedRecord;
import dev.attest.events.activity.ActivityRecord;
import dev.attest.lake.LakeRecord;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Reads one trail file batch by batch. What cannot be read is set aside and named.
final class TrailReading {

    private static final int ACCOUNTS = 1_000;

    /// So many bytes of records are kept whole at most before a batch ends.
    private static final long BATCH_BYTES = 4L << 20;

    private final DigestInputStream content;
    private final long most;
    private final RecordSplitter splitter;
    private final RecordParser parser;
    private final Predicate<ActivityRecord> watched;
    private final Consumer<LakeRecord> lake;
    private final Scope scope;
    private final int batchRows;
    private final Refusals refusals = new Refusals();
    private final SortedMap<String, RecordsOfAccount> accounts = new TreeMap<>();
    private @Nullable Instant newest;
    private long wholeBytes;
    private int taken;
    private int noise;
    private int passedOver;
    private boolean atEnd;

    /// @param watched which records are kept whole for the alert rules
    /// @param lake takes every record that could be read
    public TrailReading(
            InputStream in,
            TrailLimits limits,
            RecordParser parser,
            Predicate<ActivityRecord> watched,
            Consumer<LakeRecord> lake,
            Scope scope,
            int batchRows) {
        content = new DigestInputStream(in, sha256());
        most = limits.fileBytes();
        splitter = new RecordSplitter(content, limits);
        this.parser = parser;
        this.watched = watched;
        this.lake = lake;
        this.scope = scope;
        this.batchRows = batchRows;
    }

    /// Up to `batchRows` records that the database keeps, fewer when they are large; none only at
    /// the end.
    public TrailBatch next() {
        List<TrailRecord> records = new ArrayList<>(Math.min(batchRows, 256));
        List<WatchedRecord> whole = new ArrayList<>();
        LastUses lastUses = new LastUses();
        wholeBytes = 0;
        while (!atEnd && records.size() + lastUses.size() < batchRows && wholeBytes < BATCH_BYTES) {
            switch (splitter.next()) {
                case Slice slice -> take(slice, records, whole, lastUses);
                case Refused r -> refusals.add(at(r.ordinal(), r.offset()), r.reason(), r.value());
                case Broken b -> {
                    refusals.add(at(b.ordinal(), b.offset()), b.reason(), b.pending());
                    atEnd = true;
                }
                case End _ -> atEnd = true;
            }
        }
        passedOver -= lastUses.size();
        records.addAll(lastUses.all());
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

    /// How many records so far went into the lake only.
    public int passedOver() {
        return passedOver;
    }

    /// How many records so far were of callers who are noise.
    public int noise() {
        return noise;
    }

    /// What was set aside so far; of very many only the first are listed.
    public List<Quarantined> quarantined() {
        return refusals.listed();
    }

    /// How many records were parsed or set aside.
    public int seen() {
        return Math.max(splitter.seen(), taken);
    }

    /// What came of each account; of very many accounts only the first.
    public SortedMap<String, RecordsOfAccount> accounts() {
        return accounts;
    }

    /// The time of the newest record; null when there is none.
    public @Nullable Instant newest() {
        return newest;
    }

    /// SHA-256 of the whole content; what is left of it is read for that. Null when it cannot be
    /// read to its end, or there is too much.
    public @Nullable String contentSha256() {
        try {
            byte[] chunk = new byte[1 << 16];
            long left = 0;
            int read = content.read(chunk);
            while (read >= 0) {
                left += read;
                if (left > most) {
                    return null;
                }
                read = content.read(chunk);
            }
            return HexFormat.of().formatHex(content.getMessageDigest().digest());
        } catch (IOException e) {
            return null;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private void note(ActivityRecord record) {
        Instant time = record.eventTime();
        if (newest == null || time.isAfter(newest)) {
            newest = time;
        }
        if (accounts.size() < ACCOUNTS || accounts.containsKey(record.accountId())) {
            accounts.compute(
                    record.accountId(),
                    (_, known) ->
                            known == null
                                    ? RecordsOfAccount.first(record.region())
                                    : known.andOne());
        }
    }

    private void take(
            Slice slice, List<TrailRecord> records, List<WatchedRecord> whole, LastUses lastUses) {
        try {
            ParsedRecord parsed = parser.parse(slice);
            TrailRecord record = parsed.record();
            if (!SensorRecords.own(record.activity())) {
                note(record.activity());
                lake.accept(parsed.forLake());
            }
            taken++;
            boolean watches = watched.test(record.activity());
            if (record.noise() != null) {
                noise++;
            }
            if (!scope.keeps(record.activity().eventSource(), watches)) {
                passedOver++;
                lastUses.add(record);
                return;
            }
            records.add(record);
            if (watches && record.noise() == null) {
                int from = slice.from();
                wholeBytes += slice.length();
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
