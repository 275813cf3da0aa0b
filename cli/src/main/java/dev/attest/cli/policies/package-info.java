/// What policies allow and what they put at stake, offline.
@NullMarked
package dev.attest.cli.policies;

import org.jspecify.annotations.NullMarked;
