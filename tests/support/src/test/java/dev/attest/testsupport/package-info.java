@NullMarked
package dev.attest.testsupport;

import org.jspecify.annotations.NullMarked;
