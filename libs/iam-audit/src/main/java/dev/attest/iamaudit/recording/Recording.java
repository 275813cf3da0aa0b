package dev.attest.iamaudit.recording;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/// What the collector keeps as evidence of a reading: `{"account", "region", "kind", "calls":
/// [{"service", "operation", "request", "response"}]}`, with `error` in the place of `response`
/// where AWS refused. It is read call by call: it may be longer than what is learned from it.
public final class Recording {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CALLS = "calls";

    private Recording() {}

    /// Whether somebody's JSON is such a recording.
    public static boolean is(JsonNode json) {
        return json.path(CALLS).isArray() && json.has("kind");
    }

    public static void read(JsonNode recording, Consumer<RecordedCall> each) {
        String region = recording.path("region").asText("");
        recording.path(CALLS).forEach(call -> each.accept(call(region, call)));
    }

    /// @throws IOException when it ends early or is none
    public static void read(InputStream in, Consumer<RecordedCall> each) throws IOException {
        try (JsonParser parser = JSON.createParser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("it is no recording of calls");
            }
            String region = "";
            boolean calls = false;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String member = parser.currentName();
                JsonToken value = parser.nextToken();
                if (member.equals("region")) {
                    region = parser.getText();
                } else if (member.equals(CALLS) && value == JsonToken.START_ARRAY) {
                    calls = true;
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        JsonNode call = parser.readValueAsTree();
                        each.accept(call(region, call));
                    }
                } else {
                    parser.skipChildren();
                }
            }
            if (!calls || parser.currentToken() != JsonToken.END_OBJECT) {
                throw new IOException("it is no whole recording of calls");
            }
        }
    }

    private static RecordedCall call(String region, JsonNode call) {
        return new RecordedCall(
                region,
                call.path("operation").asText(""),
                call.path("request"),
                call.path("response"),
                call.path("error").asText(""));
    }
}
