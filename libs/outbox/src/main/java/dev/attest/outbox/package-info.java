/// Events leave a service exactly when their fact is committed, and take effect once where they
/// arrive.
@NullMarked
package dev.attest.outbox;

import org.jspecify.annotations.NullMarked;
