/// Scores: computed when something changed, stored, told to others, shown.
@NullMarked
package dev.attest.risk.assessment;

import org.jspecify.annotations.NullMarked;
