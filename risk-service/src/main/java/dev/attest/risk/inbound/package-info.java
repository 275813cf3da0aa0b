/// Where events of other services come in.
@NullMarked
package dev.attest.risk.inbound;

import org.jspecify.annotations.NullMarked;
