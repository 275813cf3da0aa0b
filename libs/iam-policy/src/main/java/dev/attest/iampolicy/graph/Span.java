package dev.attest.iampolicy.graph;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// How far a principal reaches in any number of steps: its blast radius in numbers.
///
/// @param certain how many it can act as for certain, beside itself
/// @param certainAccounts their accounts
/// @param possible how many more it could act as while open conditions come out so
/// @param accounts the accounts of all of these, and its own
public record Span(
        int certain, SortedSet<String> certainAccounts, int possible, SortedSet<String> accounts) {

    public Span {
        certainAccounts = Collections.unmodifiableSortedSet(new TreeSet<>(certainAccounts));
        accounts = Collections.unmodifiableSortedSet(new TreeSet<>(accounts));
    }
}
