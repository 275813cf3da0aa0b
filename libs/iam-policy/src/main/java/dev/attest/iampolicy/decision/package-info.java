/// Decides requests over identity policies, groups and a permissions boundary, three-valued.
@NullMarked
package dev.attest.iampolicy.decision;

import org.jspecify.annotations.NullMarked;
