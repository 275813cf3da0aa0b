package dev.attest.iampolicy.condition;

import dev.attest.iampolicy.CompiledCondition;
import dev.attest.iampolicy.Context;
import dev.attest.iampolicy.Truth;
import java.util.List;

/// Checks one key: any operator but `Null`.
///
/// A key that is absent does not match, so a negated operator holds, and so does one with
/// `IfExists`. `ForAllValues` holds and `ForAnyValue` does not where there is no value, or none but
/// the empty text. A key with several values needs one of the two: without it nothing holds,
/// negated or not, as iam-simulate reports. What `ForAnyValue` with `IfExists` makes of an absent
/// key is open: the guide says for `IfExists` that it holds, for `ForAnyValue` that it does not,
/// and iam-simulate sides with the latter.
///
/// Source: IAM User Guide, "IAM JSON policy elements: Condition operators" and "Single-valued vs.
/// multivalued context keys".
final class KeyCheck implements CompiledCondition {

    private final String key;
    private final Quantifier quantifier;
    private final boolean negated;
    private final boolean ifExists;
    private final Match match;
    private final Truth whenUnknown;

    KeyCheck(
            String key,
            Quantifier quantifier,
            Relation relation,
            boolean ifExists,
            PolicyValues values) {
        this.key = Context.fold(key);
        this.quantifier = quantifier;
        this.negated = relation.negated();
        this.ifExists = ifExists;
        this.match = relation.match(values);
        boolean never = values.isEmpty() && !negated && !ifExists && quantifier != Quantifier.ALL;
        this.whenUnknown = never ? Truth.NO : Truth.MAYBE;
    }

    @Override
    public Truth holds(Context context) {
        List<String> values = context.values(key);
        if (values == null) {
            return whenUnknown;
        }
        return switch (quantifier) {
            case ONE -> one(values, context);
            case ALL -> all(values, context);
            case ANY -> any(values, context);
        };
    }

    private Truth one(List<String> values, Context context) {
        return switch (values.size()) {
            case 0 -> Truth.of(negated || ifExists);
            case 1 -> value(values.getFirst(), context);
            default -> Truth.NO;
        };
    }

    private Truth all(List<String> values, Context context) {
        Truth all = Truth.YES;
        if (nothing(values)) {
            return all;
        }
        for (int i = 0; i < values.size() && all != Truth.NO; i++) {
            all = all.and(value(values.get(i), context));
        }
        return all;
    }

    private Truth any(List<String> values, Context context) {
        if (nothing(values)) {
            return values.isEmpty() && ifExists ? Truth.MAYBE : Truth.NO;
        }
        Truth any = Truth.NO;
        for (int i = 0; i < values.size() && any != Truth.YES; i++) {
            any = any.or(value(values.get(i), context));
        }
        return any;
    }

    private Truth value(String value, Context context) {
        Truth matches = match.any(value, context);
        return negated ? matches.negated() : matches;
    }

    /// Whether the values are what the guide calls a null data set.
    static boolean nothing(List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
