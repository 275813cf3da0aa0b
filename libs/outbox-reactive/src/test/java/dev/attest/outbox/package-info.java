@NullMarked
package dev.attest.outbox;

import org.jspecify.annotations.NullMarked;
