/// Stand-ins for what the console talks to: the identity provider and the public APIs.
@NullMarked
package dev.attest.console.fake;

import org.jspecify.annotations.NullMarked;
