@NullMarked
package dev.attest.sample.cast;

import org.jspecify.annotations.NullMarked;
