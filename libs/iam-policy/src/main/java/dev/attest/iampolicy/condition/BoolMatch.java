package dev.attest.iampolicy.condition;

import dev.attest.iampolicy.Context;
import dev.attest.iampolicy.Truth;
import org.jspecify.annotations.Nullable;

/// The Bool operator: `true` and `false` in any case. Policy variables are taken, as "Condition
/// operators" in the IAM User Guide says, though "Variables and tags" does not.
record BoolMatch(TextMatch values) implements Match {

    static BoolMatch of(PolicyValues values) {
        for (int i = 0; i < values.texts().size(); i++) {
            String text = values.texts().get(i);
            if (read(text) == null && values.variables(text).isEmpty()) {
                values.refuse(i, "true or false");
            }
        }
        return new BoolMatch(TextMatch.equalIgnoringCase(values));
    }

    @Override
    public Truth any(String value, Context context) {
        return read(value) == null ? Truth.NO : values.any(value, context);
    }

    static @Nullable Boolean read(String text) {
        if (text.equalsIgnoreCase("true")) {
            return Boolean.TRUE;
        }
        return text.equalsIgnoreCase("false") ? Boolean.FALSE : null;
    }
}
