@NullMarked
package dev.attest.rules;

import org.jspecify.annotations.NullMarked;
