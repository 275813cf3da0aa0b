@NullMarked
package dev.attest.iampolicy.usage;

import org.jspecify.annotations.NullMarked;
