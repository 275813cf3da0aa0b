@NullMarked
package dev.attest.cli.audits;

import org.jspecify.annotations.NullMarked;
