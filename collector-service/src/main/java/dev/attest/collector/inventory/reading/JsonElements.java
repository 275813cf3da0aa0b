package dev.attest.collector.inventory.reading;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.collector.platform.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the lists at the top of a JSON file element by element. One that is too large or too deep
/// takes no other with it.
final class JsonElements {

    private static final int DEPTH = 100;

    private static final Set<String> PRINCIPALS =
            Set.of("UserDetailList", "RoleDetailList", "Users");

    private final ObjectMapper json;
    private final JsonParser parser;
    private final JsonReader reader;
    private final InventoryBounds bounds;
    private String position = "byte 0";
    private long elements;
    private int principals;

    JsonElements(ObjectMapper json, JsonParser parser, JsonReader reader, InventoryBounds bounds) {
        this.json = json;
        this.parser = parser;
        this.reader = reader;
        this.bounds = bounds;
    }

    /// Tells the reader of everything, and of what cannot be read.
    void read() {
        try {
            parser.nextToken();
            boolean goesOn = true;
            while (goesOn && parser.nextToken() == JsonToken.FIELD_NAME) {
                goesOn = member(parser.currentName());
            }
            if (goesOn) {
                end();
            }
        } catch (JacksonException e) {
            reader.broken(
                    position + " at byte " + Math.max(0, where(e).getByteOffset()),
                    "the file is not JSON from here on: " + Text.shown(e.getOriginalMessage()),
                    "");
        } catch (IOException e) {
            reader.broken(
                    position,
                    "the file cannot be read on: " + Text.shown(String.valueOf(e.getMessage())),
                    "");
        }
    }

    private void end() throws IOException {
        position = "end";
        if (parser.nextToken() != null) {
            reader.broken(
                    "byte " + parser.currentTokenLocation().getByteOffset(),
                    "a second document begins, which is not read: merge the pages into one",
                    "");
        }
    }

    /// @return whether there is more to read
    private boolean member(String name) throws IOException {
        position = name;
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            value().ifPresent(value -> reader.scalar(name, value));
            return true;
        }
        reader.list(name);
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            int index = i;
            position = name + "[" + i + "]";
            if (tooMany(name)) {
                return false;
            }
            Optional<JsonNode> value = value();
            if (value.isPresent() && carriesTooMany(value.get())) {
                return false;
            }
            value.ifPresent(element -> reader.element(name, index, element));
        }
        return true;
    }

    private boolean tooMany(String list) {
        if (PRINCIPALS.contains(list) && ++principals > bounds.principals()) {
            reader.stopped(position, bounds.ofPrincipals());
            return true;
        }
        return moreThings(1);
    }

    /// Policies, tags, groups and whatever else stands in the lists of an element: few users may
    /// carry very many of them.
    private boolean carriesTooMany(JsonNode element) {
        int carried = 0;
        for (JsonNode field : element) {
            carried += field.isArray() ? field.size() : 0;
        }
        return moreThings(carried);
    }

    private boolean moreThings(int more) {
        elements += more;
        if (elements > bounds.elements()) {
            reader.stopped(position, bounds.ofElements());
            return true;
        }
        return false;
    }

    /// Empty for what is refused.
    private Optional<JsonNode> value() throws IOException {
        ValueParser bounded = new ValueParser(parser);
        try {
            return Optional.<JsonNode>of(json.readTree(bounded)).filter(this::flat);
        } catch (ValueParser.TooLargeException e) {
            bounded.skip();
            reader.broken(position, String.valueOf(e.getMessage()), bounded.beginning());
            return Optional.empty();
        }
    }

    private boolean flat(JsonNode value) {
        List<JsonNode> level = List.of(value);
        for (int depth = 0; depth < DEPTH && !level.isEmpty(); depth++) {
            List<JsonNode> below = new ArrayList<>();
            for (JsonNode node : level) {
                node.forEach(child -> {
                    if (child.isContainerNode()) {
                        below.add(child);
                    }
                });
            }
            level = below;
        }
        if (!level.isEmpty()) {
            reader.broken(position, "it is nested deeper than " + DEPTH + " levels", "");
        }
        return level.isEmpty();
    }

    /// A bound that is passed has no place of its own.
    private JsonLocation where(JacksonException e) {
        return e.getLocation() == null ? parser.currentLocation() : e.getLocation();
    }
}
