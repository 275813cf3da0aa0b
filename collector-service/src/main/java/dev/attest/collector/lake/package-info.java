/// The lake: where every event goes that was read, also those that the database does not keep.
@NullMarked
package dev.attest.collector.lake;

import org.jspecify.annotations.NullMarked;
