@NullMarked
package dev.attest.risk.assessment;

import org.jspecify.annotations.NullMarked;
