@NullMarked
package dev.attest.collector.collection;

import org.jspecify.annotations.NullMarked;
