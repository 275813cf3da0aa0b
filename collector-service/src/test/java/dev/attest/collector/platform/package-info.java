@NullMarked
package dev.attest.collector.platform;

import org.jspecify.annotations.NullMarked;
