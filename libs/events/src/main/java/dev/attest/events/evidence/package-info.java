@NullMarked
package dev.attest.events.evidence;

import org.jspecify.annotations.NullMarked;
