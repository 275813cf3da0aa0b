@NullMarked
package dev.attest.collector.inventory.history;

import org.jspecify.annotations.NullMarked;
