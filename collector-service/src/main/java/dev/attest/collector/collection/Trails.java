package dev.attest.collector.collection;

import java.util.List;

/// The trails whose files are collected. They stand beside the accounts: the files of one trail
/// hold the events of many accounts, and lie where one of them keeps them.
public interface Trails {

    /// Each trail as a place with a source of its own, such as `trail.organization`; empty when
    /// none is configured.
    List<Place> places();

    /// Takes in what is new of a trail.
    ///
    /// @throws LeaseLostException when another replica has taken over
    Outcome collect(CollectionTask task);
}
