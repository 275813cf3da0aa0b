@NullMarked
package dev.attest.iampolicy.account;

import org.jspecify.annotations.NullMarked;
