/// The authorization details of an account: who is in it, which policies they hold, and what could
/// not be read.
@NullMarked
package dev.attest.iamaudit.inventory;

import org.jspecify.annotations.NullMarked;
