@NullMarked
package dev.attest.collector;

import org.jspecify.annotations.NullMarked;
