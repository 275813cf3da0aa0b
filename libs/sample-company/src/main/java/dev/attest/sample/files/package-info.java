@NullMarked
package dev.attest.sample.files;

import org.jspecify.annotations.NullMarked;
