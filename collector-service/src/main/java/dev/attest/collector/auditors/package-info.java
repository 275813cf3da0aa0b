@NullMarked
package dev.attest.collector.auditors;

import org.jspecify.annotations.NullMarked;
