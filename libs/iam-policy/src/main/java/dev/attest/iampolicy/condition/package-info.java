/// Compiles and evaluates conditions, three-valued: a condition that hangs on an unknown key is
/// MAYBE.
///
/// Start at `Operator`. A `Match` knows what one value of a key has to do with the policy's values;
/// a `KeyCheck` knows what follows for a key with one, several or no values. Source of all rules:
/// IAM User Guide, "IAM JSON policy elements: Condition operators", "Conditions with multiple
/// context keys or values", "Single-valued vs. multivalued context keys". Where it is silent, what
/// the open-source evaluator iam-simulate found out is followed, and said at the place.
@NullMarked
package dev.attest.iampolicy.condition;

import org.jspecify.annotations.NullMarked;
