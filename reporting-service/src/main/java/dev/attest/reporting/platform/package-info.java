/// Borders to the runtime.
@NullMarked
package dev.attest.reporting.platform;

import org.jspecify.annotations.NullMarked;
