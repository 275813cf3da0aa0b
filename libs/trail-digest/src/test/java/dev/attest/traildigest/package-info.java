@NullMarked
package dev.attest.traildigest;

import org.jspecify.annotations.NullMarked;
