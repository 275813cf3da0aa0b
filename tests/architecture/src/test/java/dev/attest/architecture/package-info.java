@NullMarked
package dev.attest.architecture;

import org.jspecify.annotations.NullMarked;
