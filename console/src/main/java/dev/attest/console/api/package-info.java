@NullMarked
package dev.attest.console.api;

import org.jspecify.annotations.NullMarked;
