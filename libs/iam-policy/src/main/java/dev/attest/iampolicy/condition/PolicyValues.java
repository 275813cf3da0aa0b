package dev.attest.iampolicy.condition;

import dev.attest.iampolicy.PolicyVersion;
import dev.attest.iampolicy.VariableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The values of one condition as the document writes them.
record PolicyValues(List<String> texts, PolicyVersion version, Operator.Refusals refusals) {

    private static final int MAX_SHOWN = 80;

    boolean isEmpty() {
        return texts.isEmpty();
    }

    /// The value as a text with variables, when it has any.
    Optional<VariableText> variables(String text) {
        return VariableText.of(text, version);
    }

    /// Every value as what it stands for; what cannot be read is refused.
    ///
    /// @param reader null for what it cannot read
    /// @param kind such as `a number`
    <T> List<T> read(Function<String, @Nullable T> reader, String kind) {
        List<T> read = new ArrayList<>(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            T value = reader.apply(texts.get(i));
            if (value == null) {
                refuse(i, kind);
            } else {
                read.add(value);
            }
        }
        return read;
    }

    void refuse(int index, String kind) {
        String text = texts.get(index);
        String shown = text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
        refusals.refuse(index, "not " + kind + ": " + shown);
    }
}
