@NullMarked
package dev.attest.reporting;

import org.jspecify.annotations.NullMarked;
