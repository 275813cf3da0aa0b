/// What a change of an account's policies would do: changes as values, applied to an account
/// without touching AWS, and their consequences for every principal, in data and in sentences.
@NullMarked
package dev.attest.iampolicy.change;

import org.jspecify.annotations.NullMarked;
