package dev.attest.collector.trailfiles.coverage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// A day (UTC) of one account and region, as a trail has it.
record DayOfLogs(String trail, String account, String region, LocalDate day) {

    Instant from() {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    Instant until() {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
