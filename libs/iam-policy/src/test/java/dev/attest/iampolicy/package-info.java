@NullMarked
package dev.attest.iampolicy;

import org.jspecify.annotations.NullMarked;
