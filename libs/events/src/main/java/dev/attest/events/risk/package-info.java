@NullMarked
package dev.attest.events.risk;

import org.jspecify.annotations.NullMarked;
