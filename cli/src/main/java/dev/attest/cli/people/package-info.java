/// Who the people are, and what is theirs.
@NullMarked
package dev.attest.cli.people;

import org.jspecify.annotations.NullMarked;
