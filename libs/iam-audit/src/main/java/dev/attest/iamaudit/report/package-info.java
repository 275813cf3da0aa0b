/// The credential report of an account, read so that one broken line takes no other with it.
@NullMarked
package dev.attest.iamaudit.report;

import org.jspecify.annotations.NullMarked;
