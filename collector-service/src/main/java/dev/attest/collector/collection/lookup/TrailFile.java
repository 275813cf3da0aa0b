package dev.attest.collector.collection.lookup;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// Events in the form of a trail file, so that they take the way that files take. A record that is
/// no JSON object goes in as a text, which the import sets aside and names.
final class TrailFile {

    private static final JsonFactory JSON = new JsonFactory();

    private TrailFile() {}

    static byte[] of(List<LookedUp> events) {
        return events.stream()
                .map(TrailFile::record)
                .collect(Collectors.joining(",\n", "{\"Records\":[", "]}"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String record(LookedUp event) {
        if (isObject(event.record())) {
            return event.record();
        }
        char[] quoted =
                JsonStringEncoder.getInstance()
                        .quoteAsString("event " + event.id() + ": " + event.record());
        return "\"" + new String(quoted) + "\"";
    }

    private static boolean isObject(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            parser.skipChildren();
            return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }
}
