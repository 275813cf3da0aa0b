@NullMarked
package dev.attest.console.people;

import org.jspecify.annotations.NullMarked;
