package io.vavr;

/// Stands in for the library, which is not on any class path of ours.
public class Option {}
