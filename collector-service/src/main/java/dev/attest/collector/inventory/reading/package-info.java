@NullMarked
package dev.attest.collector.inventory.reading;

import org.jspecify.annotations.NullMarked;
