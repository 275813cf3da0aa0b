@NullMarked
package dev.attest.collector.windows;

import org.jspecify.annotations.NullMarked;
