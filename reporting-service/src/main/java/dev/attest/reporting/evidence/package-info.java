/// The evidence log: facts go in once, in order, and what went in can be proven.
@NullMarked
package dev.attest.reporting.evidence;

import org.jspecify.annotations.NullMarked;
