@NullMarked
package dev.attest.iampolicy.decision;

import org.jspecify.annotations.NullMarked;
