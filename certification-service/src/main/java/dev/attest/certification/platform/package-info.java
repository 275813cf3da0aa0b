/// Clock, caller and stored idempotency: the edge to the platform.
@NullMarked
package dev.attest.certification.platform;

import org.jspecify.annotations.NullMarked;
