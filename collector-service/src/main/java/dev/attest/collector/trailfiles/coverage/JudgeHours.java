package dev.attest.collector.trailfiles.coverage;

import dev.attest.traildigest.CheckedDigest;
import dev.attest.traildigest.CheckedDigest.Verdict;
import dev.attest.traildigest.Digest;
import dev.attest.traildigest.FileName;
import dev.attest.traildigest.HourOfLogs;
import dev.attest.traildigest.Reconciliation;
import dev.attest.traildigest.TrailFinding;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says of every hour of a day what is known of its logs.
///
/// @param waiting how many logs of an hour are known and not yet fetched, by its beginning
/// @param now hours that are not over at this moment get no verdict
record JudgeHours(
        DayOfLogs day, Reconciliation reconciled, Map<Instant, Integer> waiting, Instant now) {

    /// A digest comes within hours, or never.
    private static final Duration PATIENCE = Duration.ofHours(6);

    /// A time of which no digest of a chain tells, though there are some before and after.
    private record Gap(Instant from, Instant until) {}

    /// The verdicts by hour; hours of which nothing is known have none.
    Map<Instant, HourVerdict> verdicts() {
        Map<Instant, HourOfLogs> logs =
                reconciled.hours().stream()
                        .filter(hour -> ours(hour.account(), hour.region()))
                        .collect(Collectors.toMap(HourOfLogs::hour, hour -> hour));
        List<CheckedDigest> regular =
                reconciled.digests().stream()
                        .filter(digest -> !digest.digest().name().backfill())
                        .toList();
        List<Gap> gaps = gaps(regular);
        Map<Instant, HourVerdict> verdicts = new TreeMap<>();
        for (Instant hour = day.from();
                hour.isBefore(day.until()) && !end(hour).isAfter(now);
                hour = end(hour)) {
            verdict(hour, logs.get(hour), regular, gaps)
                    .ifPresent(verdict -> verdicts.put(verdict.logs().hour(), verdict));
        }
        return verdicts;
    }

    private Optional<HourVerdict> verdict(
            Instant hour, @Nullable HourOfLogs logs, List<CheckedDigest> regular, List<Gap> gaps) {
        List<CheckedDigest> telling =
                regular.stream().filter(each -> overlaps(hour, each.digest())).toList();
        List<TrailFinding> findings =
                reconciled.findings().stream()
                        .filter(each -> ours(each.account(), each.region()))
                        .filter(each -> hour(each).equals(hour))
                        .toList();
        int open = waiting.getOrDefault(hour, 0);
        boolean gap = gaps.stream().anyMatch(each -> overlaps(hour, each.from(), each.until()));
        if (telling.isEmpty() && findings.isEmpty() && logs == null && open == 0 && !gap) {
            return Optional.empty();
        }
        HourOfLogs counted =
                logs == null
                        ? new HourOfLogs(day.account(), day.region(), hour, 0, 0, 0, 0, 0, 0)
                        : logs;
        Verdict proof =
                telling.stream()
                        .map(CheckedDigest::verdict)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
        return Optional.of(
                new HourVerdict(
                        state(hour, counted, open, gap, findings, telling, proof),
                        counted,
                        open,
                        proof,
                        telling.stream().map(CheckedDigest::path).toList(),
                        findings));
    }

    private CoverageState state(
            Instant hour,
            HourOfLogs logs,
            int open,
            boolean gap,
            List<TrailFinding> findings,
            List<CheckedDigest> telling,
            @Nullable Verdict proof) {
        if (proof == Verdict.INVALID || findings.stream().anyMatch(JudgeHours::ofDigest)) {
            return CoverageState.DIGEST_INVALID;
        }
        if (logs.altered() > 0 || findings.stream().anyMatch(JudgeHours::unreadable)) {
            return CoverageState.ALTERED;
        }
        if (logs.missing() > open) {
            return CoverageState.MISSING;
        }
        if (logs.extra() > 0) {
            return CoverageState.EXTRA;
        }
        if (gap || findings.stream().anyMatch(JudgeHours::breaks)) {
            return CoverageState.GAP;
        }
        if (open > 0) {
            return CoverageState.OPEN;
        }
        return told(hour, logs, telling, proof);
    }

    private CoverageState told(
            Instant hour, HourOfLogs logs, List<CheckedDigest> telling, @Nullable Verdict proof) {
        Instant first = edge(telling, true);
        Instant last = edge(telling, false);
        boolean toTheEnd = last != null && !last.isBefore(end(hour));
        boolean fromTheStart = first != null && !first.isAfter(hour);
        if (proof == null || !toTheEnd || !fromTheStart && logs.untold() > 0) {
            boolean late = now.isAfter(end(hour).plus(PATIENCE));
            boolean before = proof != null && toTheEnd;
            return late || before ? CoverageState.NO_DIGEST : CoverageState.OPEN;
        }
        if (logs.untold() > 0) {
            // Whether a log is extra, only a later digest tells.
            return now.isAfter(end(hour).plus(PATIENCE))
                    ? CoverageState.NO_DIGEST
                    : CoverageState.OPEN;
        }
        return proof == Verdict.SIGNED && logs.unsigned() == 0
                ? CoverageState.COMPLETE
                : CoverageState.UNVERIFIED;
    }

    /// A digest may name whatever who wrote it liked.
    private boolean ours(String account, String region) {
        return account.equals(day.account()) && region.equals(day.region());
    }

    private static @Nullable Instant edge(List<CheckedDigest> telling, boolean first) {
        return telling.stream()
                .map(CheckedDigest::digest)
                .map(digest -> first ? digest.start() : digest.end())
                .reduce((a, b) -> a.isBefore(b) == first ? a : b)
                .orElse(null);
    }

    private static List<Gap> gaps(List<CheckedDigest> regular) {
        Map<String, List<Digest>> chains =
                regular.stream()
                        .map(CheckedDigest::digest)
                        .collect(Collectors.groupingBy(digest -> digest.name().trail()));
        List<Gap> gaps = new ArrayList<>();
        for (List<Digest> chain : chains.values()) {
            List<Digest> inTime =
                    chain.stream().sorted(Comparator.comparing(Digest::start)).toList();
            for (int i = 1; i < inTime.size(); i++) {
                Instant from = inTime.get(i - 1).end();
                Instant until = inTime.get(i).start();
                if (from.isBefore(until.minusSeconds(1))) {
                    gaps.add(new Gap(from, until));
                }
            }
        }
        return gaps;
    }

    private static boolean overlaps(Instant hour, Digest digest) {
        return overlaps(hour, digest.start(), digest.end());
    }

    private static boolean overlaps(Instant hour, Instant from, Instant until) {
        return from.isBefore(end(hour)) && until.isAfter(hour);
    }

    /// A digest is called after the end of the time it tells of.
    private static Instant hour(TrailFinding finding) {
        return FileName.of(finding.file())
                .filter(name -> name.kind() == FileName.Kind.DIGEST)
                .map(name -> name.time().minusSeconds(1).truncatedTo(ChronoUnit.HOURS))
                .orElse(finding.hour());
    }

    private static boolean ofDigest(TrailFinding finding) {
        return switch (finding.kind()) {
            case DIGEST_ALTERED, DIGEST_MOVED, DIGEST_UNREADABLE -> true;
            case LOG_MISSING,
                    LOG_ALTERED,
                    LOG_EXTRA,
                    LOG_UNREADABLE,
                    DIGEST_MISSING,
                    CHAIN_RESTARTED ->
                    false;
        };
    }

    private static boolean unreadable(TrailFinding finding) {
        return finding.kind() == TrailFinding.Kind.LOG_UNREADABLE;
    }

    private static boolean breaks(TrailFinding finding) {
        return finding.kind() == TrailFinding.Kind.DIGEST_MISSING;
    }

    private static Instant end(Instant hour) {
        return hour.plus(1, ChronoUnit.HOURS);
    }

    /// Of a day that is over, nothing is left to come.
    static boolean settled(DayOfLogs day, Map<Instant, HourVerdict> verdicts, Instant now) {
        return !day.until().isAfter(now)
                && verdicts.values().stream()
                        .noneMatch(verdict -> verdict.state() == CoverageState.OPEN);
    }
}
