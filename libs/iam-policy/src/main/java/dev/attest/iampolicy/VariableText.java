package dev.attest.iampolicy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A text with policy variables, of a resource or of a condition's value.
///
/// `${aws:username}` stands for the key's value, `${aws:PrincipalTag/team, 'none'}` for `none`
/// where the key has no value; `${*}`, `${?}` and `${$}` stand for the plain characters. A variable
/// without value and default makes the text match nothing. A key with several values is none that a
/// variable can take.
///
/// Source: IAM User Guide, "IAM policy elements: Variables and tags" (Policy variables with no
/// value, Specifying default values, Special characters) and "Single-valued vs. multivalued context
/// keys".
public final class VariableText {

    private final List<Piece> pieces;

    private VariableText(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    /// The text, when it has variables; empty when it says the same in every context, as every text
    /// did before version 2012-10-17.
    public static Optional<VariableText> of(String text, PolicyVersion version) {
        if (version != PolicyVersion.V2012_10_17) {
            return Optional.empty();
        }
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        int open = text.indexOf("${");
        while (open >= 0) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                break;
            }
            pieces.add(new Piece.Written(text.substring(from, open)));
            pieces.add(variable(text.substring(open + 2, close)));
            from = close + 1;
            open = text.indexOf("${", from);
        }
        if (pieces.isEmpty()) {
            return Optional.empty();
        }
        pieces.add(new Piece.Written(text.substring(from)));
        return Optional.of(new VariableText(pieces));
    }

    private static Piece variable(String inside) {
        if (inside.equals("*") || inside.equals("?") || inside.equals("$")) {
            return new Piece.Plain(inside);
        }
        int comma = inside.indexOf(',');
        String key = Context.fold((comma < 0 ? inside : inside.substring(0, comma)).strip());
        return new Piece.Variable(key, comma < 0 ? null : fallback(inside.substring(comma + 1)));
    }

    private static @Nullable String fallback(String text) {
        String quoted = text.strip();
        return quoted.length() >= 2 && quoted.startsWith("'") && quoted.endsWith("'")
                ? quoted.substring(1, quoted.length() - 1)
                : null;
    }

    /// Writes the text with its variables filled in.
    ///
    /// @return YES when every variable has a value, MAYBE when one is unknown, NO when one has
    ///   none, so that the text matches nothing
    public Truth fill(Context context, Target target) {
        Truth filled = Truth.YES;
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Written(String text) -> target.written(text);
                case Piece.Plain(String text) -> target.value(text);
                case Piece.Variable variable -> {
                    filled = filled.and(fill(variable, context, target));
                    if (filled == Truth.NO) {
                        return filled;
                    }
                }
            }
        }
        return filled;
    }

    private static Truth fill(Piece.Variable variable, Context context, Target target) {
        List<String> values = context.values(variable.key);
        boolean several = values != null && values.size() > 1;
        if (values == null || (several && variable.fallback != null)) {
            target.unknown();
            return Truth.MAYBE;
        }
        String value =
                values.size() == 1 && !values.getFirst().isEmpty()
                        ? values.getFirst()
                        : variable.fallback;
        if (several || value == null) {
            return Truth.NO;
        }
        target.value(value);
        return Truth.YES;
    }

    /// Takes the filled text piece by piece.
    public interface Target {

        /// Text of the document, in which wildcards may be special.
        void written(String text);

        /// A value, in which nothing is special.
        void value(String text);

        /// Something that is not known: it may be any text.
        void unknown();
    }

    private sealed interface Piece {

        record Written(String text) implements Piece {}

        record Plain(String text) implements Piece {}

        record Variable(String key, @Nullable String fallback) implements Piece {}
    }
}
