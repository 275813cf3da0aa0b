/// Reports that were given out: how they come about, and their bytes and proofs.
@NullMarked
package dev.attest.reporting.report;

import org.jspecify.annotations.NullMarked;
