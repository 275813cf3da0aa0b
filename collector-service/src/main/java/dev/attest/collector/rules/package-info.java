@NullMarked
package dev.attest.collector.rules;

import org.jspecify.annotations.NullMarked;
