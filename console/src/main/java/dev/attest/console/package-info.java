@NullMarked
package dev.attest.console;

import org.jspecify.annotations.NullMarked;
