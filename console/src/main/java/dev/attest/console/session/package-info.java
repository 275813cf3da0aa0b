@NullMarked
package dev.attest.console.session;

import org.jspecify.annotations.NullMarked;
