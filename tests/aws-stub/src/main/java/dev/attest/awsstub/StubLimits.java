package dev.attest.awsstub;

import java.time.Duration;

/// How strict, slow and unreliable AWS is.
///
/// @param lookupsPerSecond of one account and region, over all callers
/// @param least shortest time an answer takes
/// @param most longest time an answer takes
/// @param brokenPercent of answers that are a 503
/// @param tokenLife how long a NextToken is good
/// @param sessionLife how long assumed credentials are good, whatever was asked for
/// @param shortPages whether some pages come short or empty and yet with a NextToken
public record StubLimits(
        int lookupsPerSecond,
        Duration least,
        Duration most,
        int brokenPercent,
        Duration tokenLife,
        Duration sessionLife,
        boolean shortPages) {

    /// The limits that AWS documents, without delay or failure.
    public static final StubLimits STRICT =
            new StubLimits(
                    2,
                    Duration.ZERO,
                    Duration.ZERO,
                    0,
                    Duration.ofHours(1),
                    Duration.ofHours(12),
                    false);

    public StubLimits lookupsPerSecond(int most) {
        return new StubLimits(
                most, least, this.most, brokenPercent, tokenLife, sessionLife, shortPages);
    }

    public StubLimits latency(Duration from, Duration to) {
        return new StubLimits(
                lookupsPerSecond, from, to, brokenPercent, tokenLife, sessionLife, shortPages);
    }

    public StubLimits broken(int percent) {
        return new StubLimits(
                lookupsPerSecond, least, most, percent, tokenLife, sessionLife, shortPages);
    }

    public StubLimits tokenLife(Duration life) {
        return new StubLimits(
                lookupsPerSecond, least, most, brokenPercent, life, sessionLife, shortPages);
    }

    public StubLimits sessionLife(Duration life) {
        return new StubLimits(
                lookupsPerSecond, least, most, brokenPercent, tokenLife, life, shortPages);
    }

    public StubLimits shortPages(boolean some) {
        return new StubLimits(
                lookupsPerSecond, least, most, brokenPercent, tokenLife, sessionLife, some);
    }
}
