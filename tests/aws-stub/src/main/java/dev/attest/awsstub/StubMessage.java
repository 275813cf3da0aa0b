package dev.attest.awsstub;

import java.util.Map;

/// What was published to a topic.
///
/// @param attributes by name, the string values
public record StubMessage(String subject, String message, Map<String, String> attributes) {}
