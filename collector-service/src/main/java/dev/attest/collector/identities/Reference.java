package dev.attest.collector.identities;

/// That a rule names somebody.
///
/// @param key as in [PersonKeys]
record Reference(String rule, int order, String key) {}
