/// Events of other services become changes of ours.
@NullMarked
package dev.attest.certification.inbound;

import org.jspecify.annotations.NullMarked;
