@NullMarked
package dev.attest.cli;

import org.jspecify.annotations.NullMarked;
