@NullMarked
package dev.attest.events;

import org.jspecify.annotations.NullMarked;
