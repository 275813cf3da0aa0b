package dev.attest.iampolicy.graph;

/// Members of a population that a principal's policies cannot tell from each other: what is decided
/// for one of them holds for all.
///
/// @param example the number of one of them
record Part(int example, Members members) {}
