/// The embedded stack: every part a process of its own, started, watched and stopped by one
/// supervisor.
@NullMarked
package dev.attest.cli.stack;

import org.jspecify.annotations.NullMarked;
