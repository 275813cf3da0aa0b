package dev.attest.iampolicy.condition;

import dev.attest.iampolicy.Context;
import dev.attest.iampolicy.Truth;

/// What the policy's values of one condition are compared to.
@FunctionalInterface
interface Match {

    /// Whether the value stands in the operator's relation, without its negation, to any of the
    /// policy's values. A value that the operator cannot take stands in no relation.
    ///
    /// @param context for policy variables
    Truth any(String value, Context context);
}
