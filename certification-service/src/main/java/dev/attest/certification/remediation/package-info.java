/// Removals: the plan, the proof, the watch for a return.
@NullMarked
package dev.attest.certification.remediation;

import org.jspecify.annotations.NullMarked;
