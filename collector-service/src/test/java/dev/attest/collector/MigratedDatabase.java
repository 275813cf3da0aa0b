package dev.attest.collector;

import dev.attest.testsupport.CollectorDatabase;
import dev.attest.testsupport.PostgresResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A database that has come to some version, so that a migration meets rows of before.
public final class MigratedDatabase {

    private final CollectorDatabase database =
            new CollectorDatabase(new PostgresResource().start());
    private int version;

    /// An empty one of a version.
    public static MigratedDatabase of(int version) throws IOException, SQLException {
        var database = new MigratedDatabase();
        database.migrateTo(version);
        return database;
    }

    /// Runs the migrations up to a version.
    public void migrateTo(int next) throws IOException, SQLException {
        Map<Integer, Path> scripts = new TreeMap<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            files.forEach(file -> scripts.put(version(file), file));
        }
        for (Map.Entry<Integer, Path> each : scripts.entrySet()) {
            if (each.getKey() > version && each.getKey() <= next) {
                run(Files.readString(each.getValue()));
            }
        }
        version = next;
    }

    private static int version(Path script) {
        String name = script.getFileName().toString();
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }

    public void run(String sql) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The first column of what a query answers; `null` as a word.
    public List<String> texts(String sql) throws SQLException {
        return database.texts(sql).stream().map(String::valueOf).toList();
    }
}
