@NullMarked
package dev.attest.collector.scim;

import org.jspecify.annotations.NullMarked;
