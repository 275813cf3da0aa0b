@NullMarked
package dev.attest.awsstub;

import org.jspecify.annotations.NullMarked;
