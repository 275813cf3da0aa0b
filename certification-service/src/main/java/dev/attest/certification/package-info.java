@NullMarked
package dev.attest.certification;

import org.jspecify.annotations.NullMarked;
