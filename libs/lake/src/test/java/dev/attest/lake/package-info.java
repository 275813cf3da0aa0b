@NullMarked
package dev.attest.lake;

import org.jspecify.annotations.NullMarked;
