/// Whether CloudTrail's log files are all there, and as they were delivered: its digest files say
/// which there were, each with its hash, and each digest is hashed and signed in turn.
@NullMarked
package dev.attest.traildigest;

import org.jspecify.annotations.NullMarked;
