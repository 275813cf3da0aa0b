@NullMarked
package dev.attest.buckets;

import org.jspecify.annotations.NullMarked;
