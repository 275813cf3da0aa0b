package dev.attest.reporting.queries;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.reporting.queries.QueryAnswer.Column;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// The program that runs one statement that somebody wrote, in a process that may crash, hang and
/// be ended. It reads a [SqlRequest] as one line of JSON and answers values of JSON, one a line:
/// `{ready}`, then `{columns}`, a list for each row and `{truncated, bytes}`, or `{refused}` or
/// `{failed}`.
final class SqlProgram {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SqlProgram() {}

    public static void main(String[] args) throws Exception {
        goFirst();
        var in =
                new BufferedReader(
                        new InputStreamReader(
                                new BufferedInputStream(System.in), StandardCharsets.UTF_8));
        SqlRequest request = JSON.readValue(in.readLine(), SqlRequest.class);
        Thread.ofPlatform().daemon().start(() -> endWith(in));
        try (Lines lines = new Lines()) {
            answer(request, lines);
        }
        // nothing that the statement left behind is waited for
        Runtime.getRuntime().halt(0);
    }

    /// When the machine runs out of memory, this process ends before any other.
    private static void goFirst() {
        try {
            Files.writeString(Path.of("/proc/self/oom_score_adj"), "1000");
        } catch (IOException e) {
            // only Linux has it
        }
    }

    /// Nobody waits for an answer once the service is gone.
    private static void endWith(BufferedReader in) {
        try {
            in.readLine();
        } catch (IOException e) {
            // gone all the same
        }
        // takes along the library that the driver unpacked
        System.exit(1);
    }

    private static void answer(SqlRequest request, Lines lines) throws SQLException {
        try (Sandbox sandbox = new Sandbox(request.bounds(), 1)) {
            DuckDBConnection connection = sandbox.free().remove();
            lines.write(Map.of("ready", true));
            lines.flush();
            try {
                SqlGuard.check(connection, request.sql());
                Sandbox.execute(connection, request.view());
                // what is wrong with it is told of what was written, not of what is run
                connection.prepareStatement(request.sql()).close();
                Sandbox.Done done =
                        new Sandbox.Prepared(request.answer(), request.sql(), List.of(), 0)
                                .run(connection, lines);
                lines.write(done);
            } catch (RefusedQueryException e) {
                lines.write(Map.of("refused", e.message()));
            } catch (SQLException e) {
                lines.write(Map.of("failed", String.valueOf(e.getMessage())));
            }
            lines.flush();
        }
    }

    /// The answer, on the standard output.
    private static final class Lines implements Rows, AutoCloseable {

        private final JsonGenerator out;

        Lines() throws IOException {
            out = JSON.createGenerator(new FileOutputStream(FileDescriptor.out));
            out.setRootValueSeparator(new SerializedString("\n"));
        }

        @Override
        public void columns(List<Column> columns) {
            write(Map.of("columns", columns));
        }

        @Override
        public void row(List<@Nullable Object> values) {
            write(values);
        }

        void write(Object value) {
            try {
                out.writePOJO(value);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void flush() {
            try {
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
