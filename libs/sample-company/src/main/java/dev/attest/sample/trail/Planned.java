package dev.attest.sample.trail;

import java.time.Instant;

/// A record that has to be there whatever the size of the trail.
public record Planned(String accountId, String region, Instant time, String eventId, String json) {}
