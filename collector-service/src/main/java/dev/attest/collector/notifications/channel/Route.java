package dev.attest.collector.notifications.channel;

import dev.attest.collector.platform.Times;
import dev.attest.events.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which alerts a channel is told, and when.
///
/// @param rules ids, or their beginnings with a star; none stands for every rule
/// @param accounts none stands for every account
/// @param rate messages a minute
public record Route(
        Severity minSeverity,
        List<String> rules,
        Set<String> accounts,
        Optional<QuietHours> quiet,
        Optional<Duration> digest,
        int rate) {

    public Route {
        rules = List.copyOf(rules);
        accounts = Set.copyOf(accounts);
    }

    /// When something is told, and whether together with others.
    public record Due(Instant at, boolean together) {}

    public boolean takes(Severity severity, String rule, String account) {
        return severity.compareTo(minSeverity) >= 0
                && (accounts.isEmpty() || accounts.contains(account))
                && (rules.isEmpty() || rules.stream().anyMatch(r -> matches(r, rule)));
    }

    private static boolean matches(String pattern, String rule) {
        return pattern.endsWith("*")
                ? rule.startsWith(pattern.substring(0, pattern.length() - 1))
                : rule.equals(pattern);
    }

    /// When an alert that is raised now is told.
    public Due due(Severity severity, Instant now) {
        if (digest.isPresent()) {
            return new Due(awake(severity, slotEnd(now, digest.get())), true);
        }
        Instant at = awake(severity, now);
        return new Due(at, at.isAfter(now));
    }

    /// When a count of alerts about old events is told.
    ///
    /// @param gathered how long they are gathered, where the channel has no digest of its own
    public Due dueOld(Instant now, Duration gathered) {
        return new Due(awake(Severity.INFO, slotEnd(now, digest.orElse(gathered))), true);
    }

    private Instant awake(Severity severity, Instant at) {
        return quiet.filter(hours -> severity.compareTo(hours.breaks()) < 0)
                .flatMap(hours -> hours.end(at))
                .orElse(at);
    }

    private static Instant slotEnd(Instant now, Duration length) {
        return Times.slot(now, length).plus(length);
    }
}
