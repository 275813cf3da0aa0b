/// Campaign definitions: data files with tests inside.
@NullMarked
package dev.attest.certification.definition;

import org.jspecify.annotations.NullMarked;
