package dev.attest.cli.stack;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/// One process of the stack.
interface Part {
    /// Short and stable: names the log, the record of the process and the argument of `logs`.
    String name();

    String title();

    String version();

    /// The ports it listens on, the one people know first.
    List<Integer> ports();

    /// Names of parts that have to be healthy before this one starts.
    Set<String> needs();

    /// Does what has to be done before the process can start, and says how to start it.
    Launch prepare(Errands errands) throws IOException;

    /// Whether it answers. Called again and again while it runs; must return within a few seconds.
    boolean ready();
}
