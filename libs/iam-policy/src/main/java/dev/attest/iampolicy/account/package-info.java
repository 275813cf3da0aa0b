/// Accounts as their inventory tells them: who is in them, and what policies they hold.
@NullMarked
package dev.attest.iampolicy.account;

import org.jspecify.annotations.NullMarked;
