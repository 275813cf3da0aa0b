@NullMarked
package dev.attest.collector.alerts;

import org.jspecify.annotations.NullMarked;
