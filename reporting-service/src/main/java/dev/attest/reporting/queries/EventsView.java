package dev.attest.reporting.queries;

import static dev.attest.lake.ParquetEngine.literal;

import dev.attest.lake.LakeColumn;
import dev.attest.lake.LakeFile;
import dev.attest.lake.Partition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The table of events as a view on files. A file holds an event once, but two files of a partition
/// may both hold it, until they are made one: such partitions are read with every event once.
final class EventsView {

    private static final String OPTIONS =
            ", hive_partitioning=true, hive_types={'year': integer, 'month': integer,"
                    + " 'day': integer, 'region': varchar}";

    private EventsView() {}

    static String sql(List<LakeFile> files) {
        Map<Partition, List<LakeFile>> partitions =
                files.stream()
                        .collect(
                                Collectors.groupingBy(
                                        LakeFile::partition, TreeMap::new, Collectors.toList()));
        List<LakeFile> alone = new ArrayList<>();
        List<LakeFile> together = new ArrayList<>();
        partitions.values().forEach(of -> (of.size() == 1 ? alone : together).addAll(of));
        List<String> parts = new ArrayList<>();
        if (!alone.isEmpty()) {
            parts.add("select * from " + read(alone, ""));
        }
        if (!together.isEmpty()) {
            parts.add(once(read(together, ", filename=true, file_row_number=true")));
        }
        if (parts.isEmpty()) {
            parts.add(nothing());
        }
        return "create or replace temp view "
                + SqlGuard.TABLE
                + " as "
                + String.join(" union all ", parts);
    }

    /// Finds the rows that are there already, which are few, and leaves them out: so that no more
    /// than the identities has to fit into the memory, and first only their hashes.
    private static String once(String files) {
        String identity = "account_id, event_id, event_date";
        return """
        select r.* exclude (filename, file_row_number) from %1$s r anti join (
          select filename, file_row_number from (
            select filename, file_row_number,
              row_number() over (partition by %2$s order by filename, file_row_number) as nth
            from %1$s where hash(%2$s) in (
              select hash(%2$s) from %1$s group by 1 having count(*) > 1))
          where nth > 1) using (filename, file_row_number)\
        """
                .formatted(files, identity);
    }

    private static String read(List<LakeFile> files, String more) {
        return files.stream()
                .map(file -> literal(file.path()))
                .collect(Collectors.joining(", ", "read_parquet([", "]" + OPTIONS + more + ")"));
    }

    private static String nothing() {
        return Arrays.stream(LakeColumn.values())
                .map(c -> "null::" + c.type() + " as " + c.column())
                .collect(
                        Collectors.joining(
                                ", ",
                                "select ",
                                ", null::integer as year, null::integer as month,"
                                        + " null::integer as day, null::varchar as region"
                                        + " where false"));
    }
}
