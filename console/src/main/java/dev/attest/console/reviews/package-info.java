@NullMarked
package dev.attest.console.reviews;

import org.jspecify.annotations.NullMarked;
