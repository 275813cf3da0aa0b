@NullMarked
package dev.attest.console.platform;

import org.jspecify.annotations.NullMarked;
