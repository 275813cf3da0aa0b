/// Facts of ours become contract events in the outbox.
@NullMarked
package dev.attest.certification.outbound;

import org.jspecify.annotations.NullMarked;
