@NullMarked
package dev.attest.collector.collection.lookup;

import org.jspecify.annotations.NullMarked;
