/// The public APIs as the command line uses them: addresses, tokens, errors, pages.
@NullMarked
package dev.attest.cli.client;

import org.jspecify.annotations.NullMarked;
