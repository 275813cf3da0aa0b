package dev.attest.iampolicy.condition;

import dev.attest.iampolicy.Context;
import dev.attest.iampolicy.Truth;
import dev.attest.iampolicy.VariableText;
import dev.attest.iampolicy.Wildcard;
import java.util.ArrayList;
import java.util.List;

/// The ARN operators. A text that has not six parts is no ARN and matches none.
///
/// Source: IAM User Guide, "IAM JSON policy elements: Condition operators", Amazon Resource Name
/// (ARN) condition operators.
final class ArnMatch implements Match {

    private final List<ArnPattern> patterns = new ArrayList<>();
    private final List<VariableText> open = new ArrayList<>();

    private ArnMatch(PolicyValues values) {
        for (String text : values.texts()) {
            values.variables(text)
                    .ifPresentOrElse(open::add, () -> ArnPattern.of(text).ifPresent(patterns::add));
        }
    }

    static ArnMatch of(PolicyValues values) {
        return new ArnMatch(values);
    }

    @Override
    public Truth any(String value, Context context) {
        String[] parts = value.split(":", ArnPattern.PARTS);
        if (parts.length < ArnPattern.PARTS) {
            return Truth.NO;
        }
        for (int i = 0; i < patterns.size(); i++) {
            if (patterns.get(i).matches(parts)) {
                return Truth.YES;
            }
        }
        Truth found = Truth.NO;
        for (int i = 0; i < open.size() && found != Truth.YES; i++) {
            found = found.or(matches(open.get(i), value, parts, context));
        }
        return found;
    }

    /// An unknown value may hold colons: then the ARN as a whole is what can be said.
    private static Truth matches(VariableText text, String value, String[] parts, Context context) {
        ArnPattern.Builder builder = new ArnPattern.Builder();
        return switch (text.fill(context, builder)) {
            case NO -> Truth.NO;
            case YES -> Truth.of(builder.build().filter(arn -> arn.matches(parts)).isPresent());
            case MAYBE -> {
                Wildcard.Builder whole = new Wildcard.Builder();
                text.fill(context, whole);
                yield whole.build().matches(value) ? Truth.MAYBE : Truth.NO;
            }
        };
    }
}
