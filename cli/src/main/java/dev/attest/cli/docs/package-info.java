/// What goes with Attest on paper.
@NullMarked
package dev.attest.cli.docs;

import org.jspecify.annotations.NullMarked;
