@NullMarked
package dev.attest.iampolicy.change;

import org.jspecify.annotations.NullMarked;
