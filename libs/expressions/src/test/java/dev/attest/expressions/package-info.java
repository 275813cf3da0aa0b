@NullMarked
package dev.attest.expressions;

import org.jspecify.annotations.NullMarked;
