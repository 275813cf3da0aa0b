@NullMarked
package dev.attest.cli.collection;

import org.jspecify.annotations.NullMarked;
