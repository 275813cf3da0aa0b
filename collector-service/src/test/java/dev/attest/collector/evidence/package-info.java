@NullMarked
package dev.attest.collector.evidence;

import org.jspecify.annotations.NullMarked;
