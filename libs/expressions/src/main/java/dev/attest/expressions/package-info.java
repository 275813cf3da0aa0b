/// The one language for conditions that people write: CEL, with budgets, the policy functions of
/// `dev.attest.iampolicy`, and results that cannot be mistaken. Start at `ExpressionLanguage`.
@NullMarked
package dev.attest.expressions;

import org.jspecify.annotations.NullMarked;
