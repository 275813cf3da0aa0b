@NullMarked
package dev.attest.collector.trailfiles.coverage;

import org.jspecify.annotations.NullMarked;
