/// Accounts as their inventory tells them: who is in them, what policies they hold, and changes to
/// that.
@NullMarked
package dev.attest.iampolicy.account;

import org.jspecify.annotations.NullMarked;
