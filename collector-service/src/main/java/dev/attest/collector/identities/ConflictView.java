package dev.attest.collector.identities;

/// Something that sources or rules say of people and that cannot all be so, or of which it is not
/// known what they say.
///
/// @param kind `RECORD` of a source that is about nobody, `ATTRIBUTE` of a person that sources tell
///   differently, `IDENTITY` that rules give to different people, `DISPUTED` one that later rules
///   would give to somebody else, `UNJUDGED` of a person whose identities are as they were before
///   something changed, since judging them fails
/// @param subject the record as `SOURCE id`, the person's id, or the principal's
/// @param detail who says what
public record ConflictView(String kind, String subject, String detail) {}
