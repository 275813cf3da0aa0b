package dev.attest.iampolicy.condition;

import dev.attest.iampolicy.CompiledCondition;
import dev.attest.iampolicy.Context;
import dev.attest.iampolicy.Truth;
import java.util.List;

/// The `Null` operator: `true` asks for a key without value, `false` for one that has a value. The
/// empty text is no value.
///
/// Source: IAM User Guide, "IAM JSON policy elements: Condition operators", Condition operator to
/// check existence of condition keys, and "Multivalued context key examples".
record NullCheck(String key, boolean whenAbsent, boolean whenPresent) implements CompiledCondition {

    static NullCheck of(String key, PolicyValues values) {
        List<Boolean> absent = values.read(BoolMatch::read, "true or false");
        return new NullCheck(Context.fold(key), absent.contains(true), absent.contains(false));
    }

    @Override
    public Truth holds(Context context) {
        if (whenAbsent == whenPresent) {
            return Truth.of(whenAbsent);
        }
        List<String> values = context.values(key);
        if (values == null) {
            return Truth.MAYBE;
        }
        return Truth.of(KeyCheck.nothing(values) ? whenAbsent : whenPresent);
    }
}
