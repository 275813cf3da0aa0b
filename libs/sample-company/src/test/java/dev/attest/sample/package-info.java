@NullMarked
package dev.attest.sample;

import org.jspecify.annotations.NullMarked;
