/// Whether the files of trails are all there, and as CloudTrail delivered them.
@NullMarked
package dev.attest.collector.trailfiles.coverage;

import org.jspecify.annotations.NullMarked;
