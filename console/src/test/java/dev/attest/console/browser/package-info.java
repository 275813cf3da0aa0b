@NullMarked
package dev.attest.console.browser;

import org.jspecify.annotations.NullMarked;
