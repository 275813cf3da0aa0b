/// What there was, and what changed.
@NullMarked
package dev.attest.cli.inventory;

import org.jspecify.annotations.NullMarked;
