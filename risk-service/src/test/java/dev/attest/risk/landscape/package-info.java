@NullMarked
package dev.attest.risk.landscape;

import org.jspecify.annotations.NullMarked;
