@NullMarked
package dev.attest.collector.inbound;

import org.jspecify.annotations.NullMarked;
