/// `attest audit`: how an account stands, offline by files that AWS prints.
@NullMarked
package dev.attest.cli.audits;

import org.jspecify.annotations.NullMarked;
