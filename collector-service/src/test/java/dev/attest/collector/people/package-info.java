@NullMarked
package dev.attest.collector.people;

import org.jspecify.annotations.NullMarked;
