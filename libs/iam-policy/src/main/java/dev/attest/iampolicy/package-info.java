/// AWS policy documents as values: parse them, never guess about them.
///
/// The vocabulary is that of the IAM User Guide. Start at `PolicyParser`, which compiles conditions
/// by `dev.attest.iampolicy.condition`; evaluate with `dev.attest.iampolicy.decision`, read meaning
/// with `dev.attest.iampolicy.meaning`, judge who a role trusts with `dev.attest.iampolicy.trust`.
@NullMarked
package dev.attest.iampolicy;

import org.jspecify.annotations.NullMarked;
