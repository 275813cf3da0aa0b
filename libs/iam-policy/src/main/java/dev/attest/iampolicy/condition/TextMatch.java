package dev.attest.iampolicy.condition;

import dev.attest.iampolicy.Context;
import dev.attest.iampolicy.Truth;
import dev.attest.iampolicy.VariableText;
import dev.attest.iampolicy.Wildcard;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The String operators. Only `StringLike` knows wildcards.
///
/// Source: IAM User Guide, "IAM JSON policy elements: Condition operators", String condition
/// operators.
final class TextMatch implements Match {

    private final boolean folded;
    private final boolean wildcards;
    private final Set<String> exact = new HashSet<>();
    private final List<Wildcard> patterns = new ArrayList<>();
    private final List<VariableText> open = new ArrayList<>();

    private TextMatch(PolicyValues values, boolean folded, boolean wildcards) {
        this.folded = folded;
        this.wildcards = wildcards;
        for (String text : values.texts()) {
            values.variables(text).ifPresentOrElse(open::add, () -> fixed(text));
        }
    }

    static TextMatch equal(PolicyValues values) {
        return new TextMatch(values, false, false);
    }

    static TextMatch equalIgnoringCase(PolicyValues values) {
        return new TextMatch(values, true, false);
    }

    static TextMatch like(PolicyValues values) {
        return new TextMatch(values, false, true);
    }

    private void fixed(String text) {
        if (wildcards) {
            patterns.add(Wildcard.of(text));
        } else {
            exact.add(folded ? fold(text) : text);
        }
    }

    @Override
    public Truth any(String value, Context context) {
        String sought = folded ? fold(value) : value;
        if (exact.contains(sought)) {
            return Truth.YES;
        }
        for (int i = 0; i < patterns.size(); i++) {
            if (patterns.get(i).matches(sought)) {
                return Truth.YES;
            }
        }
        Truth found = Truth.NO;
        for (int i = 0; i < open.size() && found != Truth.YES; i++) {
            found = found.or(matches(open.get(i), sought, context));
        }
        return found;
    }

    private Truth matches(VariableText text, String sought, Context context) {
        Filling filling = new Filling(new Wildcard.Builder(), folded, wildcards);
        Truth filled = text.fill(context, filling);
        return filled != Truth.NO && filling.builder.build().matches(sought) ? filled : Truth.NO;
    }

    /// Character by character, so that a text folds as its pieces do.
    private static String fold(String text) {
        char[] folded = text.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            folded[i] = Character.toLowerCase(Character.toUpperCase(folded[i]));
        }
        return new String(folded);
    }

    private record Filling(Wildcard.Builder builder, boolean folded, boolean wildcards)
            implements VariableText.Target {

        @Override
        public void written(String text) {
            if (wildcards) {
                builder.written(text);
            } else {
                value(text);
            }
        }

        @Override
        public void value(String text) {
            builder.value(folded ? fold(text) : text);
        }

        @Override
        public void unknown() {
            builder.unknown();
        }
    }
}
