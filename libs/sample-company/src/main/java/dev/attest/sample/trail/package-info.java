@NullMarked
package dev.attest.sample.trail;

import org.jspecify.annotations.NullMarked;
