/// Reports with their proofs, and checking them without asking anybody.
@NullMarked
package dev.attest.cli.reports;

import org.jspecify.annotations.NullMarked;
