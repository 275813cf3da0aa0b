@NullMarked
package dev.attest.collector.sensors;

import org.jspecify.annotations.NullMarked;
