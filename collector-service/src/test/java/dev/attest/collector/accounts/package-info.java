@NullMarked
package dev.attest.collector.accounts;

import org.jspecify.annotations.NullMarked;
