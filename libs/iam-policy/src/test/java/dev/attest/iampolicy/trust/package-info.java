@NullMarked
package dev.attest.iampolicy.trust;

import org.jspecify.annotations.NullMarked;
