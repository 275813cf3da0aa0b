/// Queries over the lake: those that come as files, and those that people write.
@NullMarked
package dev.attest.reporting.queries;

import org.jspecify.annotations.NullMarked;
