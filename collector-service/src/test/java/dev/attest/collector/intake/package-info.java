@NullMarked
package dev.attest.collector.intake;

import org.jspecify.annotations.NullMarked;
