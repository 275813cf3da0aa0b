/// The risk of a user as a number with its reasons. Pure: no clock, no store, no framework.
@NullMarked
package dev.attest.risk.model;

import org.jspecify.annotations.NullMarked;
