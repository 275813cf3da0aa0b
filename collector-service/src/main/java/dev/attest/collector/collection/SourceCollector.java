package dev.attest.collector.collection;

import dev.attest.collector.accounts.RefreshAccounts.Target;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Fetches what a piece of work asks for. What it stored stays stored, whatever comes after.
public interface SourceCollector {

    /// The sources that can be asked for by name.
    Stream<String> sources();

    /// Whether a source is this collector's; the first that says so has it.
    boolean collects(String source);

    /// The lower, the earlier it is asked.
    int rank();

    /// Where in an account a source is collected.
    Stream<Place> places(Target target, String source);

    /// The actions that it needs in an account, as policies name them.
    List<String> permissions();

    /// How long after a run the schedule leaves a source alone, whatever came of it; zero for every
    /// round.
    Duration rest();

    /// @throws LeaseLostException when another replica has taken over
    Outcome collect(CollectionTask task, Target target);
}
