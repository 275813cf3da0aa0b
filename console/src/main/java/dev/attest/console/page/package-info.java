@NullMarked
package dev.attest.console.page;

import org.jspecify.annotations.NullMarked;
