@NullMarked
package dev.attest.iampolicy.condition;

import org.jspecify.annotations.NullMarked;
