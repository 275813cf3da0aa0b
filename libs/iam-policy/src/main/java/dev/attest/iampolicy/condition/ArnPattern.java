package dev.attest.iampolicy.condition;

import dev.attest.iampolicy.VariableText;
import dev.attest.iampolicy.Wildcard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An ARN with wildcards: each of the six parts is matched by itself, so that a `*` does not reach
/// over a colon, but for the last part, which may have colons.
final class ArnPattern {

    static final int PARTS = 6;

    private final List<Wildcard> parts;

    private ArnPattern(List<Wildcard> parts) {
        this.parts = List.copyOf(parts);
    }

    /// The pattern; empty when the text has fewer than six parts.
    static Optional<ArnPattern> of(String text) {
        Builder builder = new Builder();
        builder.written(text);
        return builder.build();
    }

    /// @param arn six parts
    boolean matches(String[] arn) {
        for (int i = 0; i < PARTS; i++) {
            if (!parts.get(i).matches(arn[i])) {
                return false;
            }
        }
        return true;
    }

    static final class Builder implements VariableText.Target {

        private final List<Wildcard> done = new ArrayList<>();
        private Wildcard.Builder open = new Wildcard.Builder();

        @Override
        public void written(String text) {
            String rest = text.substring(afterColons(text, true));
            open.written(rest);
        }

        @Override
        public void value(String text) {
            String rest = text.substring(afterColons(text, false));
            open.value(rest);
        }

        @Override
        public void unknown() {
            open.unknown();
        }

        /// Closes a part at each colon but those of the last part; tells where the rest begins.
        private int afterColons(String text, boolean wildcards) {
            int from = 0;
            int colon = text.indexOf(':');
            while (colon >= 0 && done.size() < PARTS - 1) {
                String part = text.substring(from, colon);
                if (wildcards) {
                    open.written(part);
                } else {
                    open.value(part);
                }
                done.add(open.build());
                open = new Wildcard.Builder();
                from = colon + 1;
                colon = text.indexOf(':', from);
            }
            return from;
        }

        Optional<ArnPattern> build() {
            done.add(open.build());
            return done.size() == PARTS ? Optional.of(new ArnPattern(done)) : Optional.empty();
        }
    }
}
