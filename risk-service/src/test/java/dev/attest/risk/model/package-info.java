@NullMarked
package dev.attest.risk.model;

import org.jspecify.annotations.NullMarked;
