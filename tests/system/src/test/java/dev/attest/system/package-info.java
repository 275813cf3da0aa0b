/// The whole stack, driven from outside: by the command line and by a browser.
@NullMarked
package dev.attest.system;

import org.jspecify.annotations.NullMarked;
