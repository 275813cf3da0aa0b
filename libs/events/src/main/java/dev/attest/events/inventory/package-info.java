@NullMarked
package dev.attest.events.inventory;

import org.jspecify.annotations.NullMarked;
