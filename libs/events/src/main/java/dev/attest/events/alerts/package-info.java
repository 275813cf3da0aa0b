@NullMarked
package dev.attest.events.alerts;

import org.jspecify.annotations.NullMarked;
