/// Whom a role's trust policy lets in.
@NullMarked
package dev.attest.iampolicy.trust;

import org.jspecify.annotations.NullMarked;
