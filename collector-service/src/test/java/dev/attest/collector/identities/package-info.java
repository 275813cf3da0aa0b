@NullMarked
package dev.attest.collector.identities;

import org.jspecify.annotations.NullMarked;
