package dev.attest.collector.collection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far an account, region and source was collected.
///
/// @param collectedUntil up to this moment everything was asked for and is stored; what AWS
///   delivers later is found by the next runs, which go back behind it. Null before the first run
/// @param missingFrom the beginning of what is planned and not yet fetched; null when nothing is
/// @param lostFrom the beginning of a time that was never asked for, or could not be had, and that
///   AWS no longer keeps; null when there is none
/// @param lostUntil its end
/// @param lastEvent the time of the newest event
/// @param fetched events that were read, known ones included
/// @param stored events that were new
/// @param refused events that could not be read; they are in the quarantine
/// @param lookups calls of LookupEvents to the account and region, for all sources that are looked
///   up together; null for others: an inventory, a trail
/// @param lookupsThrottled how often AWS answered that there were too many, for others call, too;
///   null as above
/// @param latenessMedianSeconds how long after they happened new events were read, in the last run
/// @param latenessLongestSeconds the longest that was ever seen
public record CheckpointView(
        String accountId,
        String region,
        String source,
        CheckpointState state,
        @Nullable Instant collectedUntil,
        @Nullable Instant missingFrom,
        @Nullable Instant lostFrom,
        @Nullable Instant lostUntil,
        @Nullable Instant lastEvent,
        @Nullable Instant lastRun,
        long runs,
        long fetched,
        long stored,
        long refused,
        @Nullable Long lookups,
        @Nullable Long lookupsThrottled,
        @Nullable Long latenessMedianSeconds,
        @Nullable Long latenessLongestSeconds,
        @Nullable String lastError,
        @Nullable Instant lastErrorAt,
        int version) {}
