@NullMarked
package dev.attest.collector.inventory;

import org.jspecify.annotations.NullMarked;
