package dev.attest.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A lake, which is also read as somebody from outside does: with DuckDB, from its documented
/// layout.
///
/// @param root where files are written on this machine
/// @param objects null for a folder
record Lake(LakeStore store, Path root, @Nullable MemoryObjects objects) {

    /// Where a lake can lie.
    enum Place {
        FOLDER,
        BUCKET;

        Lake open(Path root) {
            return switch (this) {
                case FOLDER -> folder(root);
                case BUCKET -> bucket(root, new MemoryObjects());
            };
        }
    }

    static Lake folder(Path root) {
        return new Lake(new LakeFolder(root), root, null);
    }

    static Lake bucket(Path root, MemoryObjects objects) {
        return new Lake(
                new LakeBucket(objects, root, root.resolve("copies"), 1L << 30), root, objects);
    }

    List<String> rows(String columns) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                ResultSet rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "select concat_ws(' ', "
                                                + columns
                                                + ") from read_parquet("
                                                + ParquetEngine.literal(seen())
                                                + ", hive_partitioning=true) order by 1")) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private Path seen() throws IOException {
        Path folder = root;
        if (objects != null) {
            folder = Files.createTempDirectory(root, "seen");
            objects.writeTo(folder);
        }
        return folder.resolve("iam-events/*/*/*/*/*.parquet");
    }

    /// What is being written.
    List<Path> drafts() throws IOException {
        try (var files = Files.list(new LakeFolder(root).writing())) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /// The bytes of the only file.
    byte[] only() throws IOException {
        List<LakeFile> files = store.files();
        try (LakeStore.Hold _ = store.fetch(files)) {
            return Files.readAllBytes(files.getFirst().path());
        }
    }
}
