package dev.attest.iampolicy.graph;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// Whom a principal can act as, in any number of steps, and where: its blast radius.
///
/// @param certain ARNs of those it can act as for certain, without itself
/// @param possible ARNs of those it could act as while open conditions come out so, without the
///   certain ones
/// @param accounts the accounts of all of these; and the principal's own
public record BlastRadius(
        SortedSet<String> certain, SortedSet<String> possible, SortedSet<String> accounts) {

    public BlastRadius {
        certain = Collections.unmodifiableSortedSet(new TreeSet<>(certain));
        possible = Collections.unmodifiableSortedSet(new TreeSet<>(possible));
        accounts = Collections.unmodifiableSortedSet(new TreeSet<>(accounts));
    }
}
