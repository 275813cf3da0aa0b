/// Events from the bus to the evidence log.
@NullMarked
package dev.attest.reporting.inbound;

import org.jspecify.annotations.NullMarked;
