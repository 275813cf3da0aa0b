@NullMarked
package dev.attest.console.alerts;

import org.jspecify.annotations.NullMarked;
