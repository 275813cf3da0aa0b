/// What Attest found: alerts and risk.
@NullMarked
package dev.attest.cli.findings;

import org.jspecify.annotations.NullMarked;
