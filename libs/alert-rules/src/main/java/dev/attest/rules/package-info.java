/// What an alert rule file says, what it finds in a CloudTrail record, and the rules that ship.
/// Start at `RuleFile` and `CompiledRule`.
@NullMarked
package dev.attest.rules;

import org.jspecify.annotations.NullMarked;
