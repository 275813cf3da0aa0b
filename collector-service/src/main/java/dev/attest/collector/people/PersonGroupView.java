package dev.attest.collector.people;

/// A group that a person is in.
///
/// @param id how the provisioning service's groups are called here
/// @param direct whether the person stands in it; false when only a group does that the person is
///   in
public record PersonGroupView(String id, String name, boolean direct) {}
