@NullMarked
package dev.attest.benchmarks;

import org.jspecify.annotations.NullMarked;
