/// Questions to the lake.
@NullMarked
package dev.attest.cli.queries;

import org.jspecify.annotations.NullMarked;
