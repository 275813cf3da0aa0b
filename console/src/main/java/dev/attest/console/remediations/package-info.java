@NullMarked
package dev.attest.console.remediations;

import org.jspecify.annotations.NullMarked;
