package dev.attest.collector.sensors;

import java.util.List;

/// A source that rules look at, and whose events nothing that is set up brings.
///
/// @param source as records name it, such as `cloudtrail.amazonaws.com`
/// @param rules that see nothing of it
public record UnseenSource(String source, List<String> rules) {

    public UnseenSource {
        rules = List.copyOf(rules);
    }
}
