/// Names of people and accounts, as the inventory tells them over time.
@NullMarked
package dev.attest.reporting.names;

import org.jspecify.annotations.NullMarked;
