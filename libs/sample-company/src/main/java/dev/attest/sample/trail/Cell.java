package dev.attest.sample.trail;

import java.time.LocalDate;

/// One folder of the trail: an account, a region, a day.
record Cell(String accountId, String region, LocalDate day) {

    /// Below `AWSLogs/<organization>/`, as CloudTrail lays it out.
    String folder() {
        return "%s/CloudTrail/%s/%04d/%02d/%02d"
                .formatted(
                        accountId, region, day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }
}
