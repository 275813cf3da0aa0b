@NullMarked
package dev.attest.events.collection;

import org.jspecify.annotations.NullMarked;
