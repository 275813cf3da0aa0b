@NullMarked
package dev.attest.proof;

import org.jspecify.annotations.NullMarked;
