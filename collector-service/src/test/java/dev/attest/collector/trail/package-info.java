@NullMarked
package dev.attest.collector.trail;

import org.jspecify.annotations.NullMarked;
