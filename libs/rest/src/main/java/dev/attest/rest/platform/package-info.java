/// The edge of the process: the clock, and how errors leave.
@NullMarked
package dev.attest.rest.platform;

import org.jspecify.annotations.NullMarked;
