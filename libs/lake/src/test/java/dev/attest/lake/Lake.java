package dev.attest.lake;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Reads the lake as somebody from outside does: with DuckDB, from the folder's documented layout.
final class Lake {

    private Lake() {}

    static List<String> rows(LakeFolder folder, String columns) throws SQLException {
        Path files = folder.table().resolve("*/*/*/*/*.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                ResultSet rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "select concat_ws(' ', "
                                                + columns
                                                + ") from read_parquet("
                                                + ParquetEngine.literal(files)
                                                + ", hive_partitioning=true) order by 1")) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
