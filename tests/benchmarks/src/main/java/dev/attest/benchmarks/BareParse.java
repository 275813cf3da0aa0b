package dev.attest.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/// The peer: unpacks and reads ten fields of every record with a streaming parser, on one thread,
/// and throws them away. Nobody who has to read these files is faster than this.
final class BareParse {

    private static final Set<String> FIELDS =
            Set.of(
                    "eventID",
                    "eventTime",
                    "eventSource",
                    "eventName",
                    "awsRegion",
                    "sourceIPAddress",
                    "userAgent",
                    "errorCode",
                    "recipientAccountId");
    private static final JsonFactory JSON = new JsonFactory();
    private static final int BUFFER = 65_536;

    private long records;
    private long characters;

    /// What was read.
    ///
    /// @param characters of the fields that were looked at; so that the reading cannot be left out
    record Reading(long records, long characters) {}

    static Reading read(List<Path> files) throws IOException {
        long records = 0;
        long characters = 0;
        for (Path file : files) {
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file), BUFFER)) {
                Reading reading = read(in);
                records += reading.records;
                characters += reading.characters;
            }
        }
        return new Reading(records, characters);
    }

    /// Reads one unpacked file to its end.
    static Reading read(InputStream in) throws IOException {
        BareParse parse = new BareParse();
        try (JsonParser parser = JSON.createParser(in)) {
            parse.file(parser);
        }
        return new Reading(parse.records, parse.characters);
    }

    private void file(JsonParser parser) throws IOException {
        while (parser.nextToken() != null) {
            if (parser.currentToken() == JsonToken.START_ARRAY) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    record(parser);
                    records++;
                }
            }
        }
    }

    private void record(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("userIdentity") && value == JsonToken.START_OBJECT) {
                identity(parser);
            } else if (value.isScalarValue() && FIELDS.contains(name)) {
                characters += parser.getTextLength();
            } else {
                parser.skipChildren();
            }
        }
    }

    /// The tenth field: who it was.
    private void identity(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean arn = parser.currentName().equals("arn");
            parser.nextToken();
            if (arn) {
                characters += parser.getTextLength();
            } else {
                parser.skipChildren();
            }
        }
    }
}
