package dev.attest.reporting.queries;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.reporting.queries.QueryAnswer.Column;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what a [SqlProgram] answers, and believes none of it: neither that it keeps its bounds nor
/// that it comes to an end.
final class AnswerLines implements AutoCloseable {

    // Characters that JSON writes with six bytes are few; names of columns are short.
    private static final int BYTES_OF_A_CHARACTER = 4;
    private static final int BYTES_BESIDES = 1 << 20;

    private final Bounded bounded;
    private final JsonParser in;
    private final List<Column> columns = new ArrayList<>();
    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    AnswerLines(InputStream in, Bounded bounded) throws IOException {
        this.bounded = bounded;
        long most = BYTES_OF_A_CHARACTER * bounded.characters() + BYTES_BESIDES;
        ObjectMapper json = new ObjectMapper();
        json.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxStringLength((int) Math.min(most, Integer.MAX_VALUE))
                                .build());
        this.in = json.createParser(new Counted(in, most));
    }

    /// Waits until the program is able to run something.
    ///
    /// @throws IOException when it ended before
    void ready() throws IOException {
        if (in.nextToken() == null) {
            throw new EOFException("not ready");
        }
        JsonNode told = in.readValueAsTree();
        if (!told.has("ready")) {
            throw new IOException("something else than that it is ready");
        }
    }

    /// @throws SQLException saying what the database said
    /// @throws IOException when it ended before it was done
    Found read() throws IOException, SQLException, RefusedQueryException {
        while (true) {
            JsonToken begin = in.nextToken();
            if (begin == null) {
                throw new EOFException("no end");
            }
            if (begin == JsonToken.START_ARRAY) {
                row();
            } else {
                JsonNode told = in.readValueAsTree();
                if (told.has("truncated")) {
                    boolean truncated = told.path("truncated").asBoolean();
                    return new Found(columns, rows, truncated, told.path("bytes").asLong());
                }
                hear(told);
            }
        }
    }

    private void hear(JsonNode told) throws SQLException, RefusedQueryException {
        if (told.has("refused")) {
            throw new RefusedQueryException(told.path("refused").asText());
        }
        if (told.has("failed")) {
            throw new SQLException(told.path("failed").asText());
        }
        for (JsonNode column : told.path("columns")) {
            columns.add(new Column(column.path("name").asText(), column.path("type").asText()));
        }
    }

    private void row() throws IOException, RefusedQueryException {
        if (rows.size() == bounded.rows()) {
            throw tooLarge();
        }
        List<@Nullable Object> row = new ArrayList<>(columns.size());
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (row.size() == columns.size()) {
                throw new IOException("a row has more values than there are columns");
            }
            row.add(value(columns.get(row.size()).type()));
        }
        rows.add(row);
    }

    private @Nullable Object value(String type) throws IOException {
        return switch (in.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_STRING -> in.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(type);
            case START_ARRAY,
                    END_ARRAY,
                    START_OBJECT,
                    END_OBJECT,
                    FIELD_NAME,
                    VALUE_EMBEDDED_OBJECT,
                    NOT_AVAILABLE ->
                    throw new IOException("a row has a value that is no value");
        };
    }

    private Object number(String type) throws IOException {
        return switch (type) {
            case "FLOAT", "DOUBLE" -> in.getDoubleValue();
            case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER" ->
                    in.getLongValue();
            default -> in.getDecimalValue();
        };
    }

    static RefusedQueryException tooLarge() {
        return new RefusedQueryException(
                "query-too-large", "The answer is larger than answers may be.");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /// An answer that goes on beyond its bound.
    static final class TooMuchException extends IOException {

        private static final long serialVersionUID = 1L;
    }

    private static final class Counted extends FilterInputStream {

        private long left;

        Counted(InputStream in, long most) {
            super(in);
            left = most;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            left -= Math.max(0, count);
            if (left < 0) {
                throw new TooMuchException();
            }
            return count;
        }
    }
}
