@NullMarked
package dev.attest.collector.imports;

import org.jspecify.annotations.NullMarked;
