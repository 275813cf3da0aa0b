package dev.attest.lake;

import dev.attest.lake.parquet.Column;
import dev.attest.lake.parquet.ParquetWriter;
import dev.attest.lake.parquet.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Events of one partition that will become a file: each once, sorted by time.
final class EventPart {

    // What its columns take before anything is in them.
    private static final int EMPTY_BYTES = 10_000;

    private static final Comparator<Place> ORDER =
            Comparator.comparingLong(Place::micros).thenComparing(Place::event);

    private final List<Column<LakeRecord>> columns;
    private final Rows<LakeRecord> rows;
    private final Set<Identity> known = new HashSet<>();
    private final List<Place> places = new ArrayList<>();
    private long bytes = EMPTY_BYTES;

    EventPart(List<Column<LakeRecord>> columns) {
        this.columns = columns;
        rows = new Rows<>(columns);
    }

    /// What makes an event the same event.
    private record Identity(String accountId, String eventId) implements Comparable<Identity> {
        @Override
        public int compareTo(Identity other) {
            int accounts = accountId.compareTo(other.accountId);
            return accounts != 0 ? accounts : eventId.compareTo(other.eventId);
        }
    }

    private record Place(long micros, Identity event, int row) {}

    /// Takes an event, if it is not there yet.
    ///
    /// @return about how much memory it takes
    long add(LakeRecord record) {
        var event = new Identity(record.accountId(), record.eventId());
        if (!known.add(event)) {
            return 0;
        }
        places.add(new Place(record.micros(), event, rows.size()));
        rows.add(record);
        bytes += record.size();
        return record.size();
    }

    /// About how much memory all take.
    long bytes() {
        return bytes;
    }

    void write(Path file) throws IOException {
        int[] order = places.stream().sorted(ORDER).mapToInt(Place::row).toArray();
        try (var writer = new ParquetWriter<>(file, columns)) {
            writer.write(rows, order);
            writer.finish();
        }
    }
}
