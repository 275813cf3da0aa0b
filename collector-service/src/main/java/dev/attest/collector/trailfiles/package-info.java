/// The files of trails, taken from buckets, queues and folders.
@NullMarked
package dev.attest.collector.trailfiles;

import org.jspecify.annotations.NullMarked;
