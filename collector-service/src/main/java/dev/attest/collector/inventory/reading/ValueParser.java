package dev.attest.collector.inventory.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads one value of a file, and stops where it has become larger than any that AWS writes: a tree
/// takes many times the memory of its text.
final class ValueParser extends JsonParserDelegate {

    /// A policy with five versions has some thousands.
    private static final int TOKENS = 50_000;

    private static final int CHARACTERS = 4 << 20;
    private static final int SHOWN = 120;

    private final StringBuilder beginning = new StringBuilder();
    private int depth;
    private int tokens;
    private long characters;

    /// @param at standing on the first token of the value
    ValueParser(JsonParser at) throws IOException {
        super(at);
        count(at.currentToken());
    }

    /// The value is too large to be read.
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLargeException(String message) {
            super(message);
        }
    }

    @Override
    public @Nullable JsonToken nextToken() throws IOException {
        JsonToken token = super.nextToken();
        count(token);
        if (tokens > TOKENS) {
            throw new TooLargeException("it has more than " + TOKENS + " parts");
        }
        if (characters > CHARACTERS) {
            throw new TooLargeException("it has more than " + CHARACTERS + " characters");
        }
        return token;
    }

    /// Goes to the end of the value, without keeping anything of it.
    void skip() throws IOException {
        while (depth > 0) {
            nest(super.nextToken());
        }
    }

    /// The first parts of what was read.
    String beginning() {
        return beginning.toString();
    }

    private void nest(@Nullable JsonToken token) {
        if (token == null) {
            depth = 0;
        } else if (token.isStructStart()) {
            depth++;
        } else if (token.isStructEnd()) {
            depth--;
        }
    }

    private void count(@Nullable JsonToken token) throws IOException {
        nest(token);
        if (token == null) {
            return;
        }
        tokens++;
        characters += getTextLength();
        if (beginning.length() < SHOWN) {
            String text = getText();
            beginning.append(text, 0, Math.min(text.length(), SHOWN)).append(' ');
        }
    }
}
