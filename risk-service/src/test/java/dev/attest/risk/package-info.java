@NullMarked
package dev.attest.risk;

import org.jspecify.annotations.NullMarked;
