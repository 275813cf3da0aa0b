@NullMarked
package dev.attest.collector.trailfiles;

import org.jspecify.annotations.NullMarked;
