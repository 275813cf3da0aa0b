@NullMarked
package dev.attest.collector.lake;

import org.jspecify.annotations.NullMarked;
