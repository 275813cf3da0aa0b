package dev.attest.certification.population.model;

import dev.attest.certification.population.model.Advice.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Turns facts into advice. Reasons to revoke outweigh reasons to look closer, and those outweigh
/// recent use; what is not known is said and never counts as "used". Nobody is advised to keep an
/// administrator without a look.
public final class RecommendationPolicy {
    private static final int UNUSED_DAYS = 90;
    private static final int OLD_KEY_DAYS = 90;

    /// @param now the moment of the launch
    public Advice advise(AccessFacts facts, Instant now) {
        var against = new ArrayList<String>();
        var doubts = new ArrayList<String>();
        var favours = new ArrayList<String>();
        weighPerson(facts, against, doubts);
        weighUse(facts, now, against, doubts, favours);
        weighKey(facts, now, doubts);
        for (var alert : facts.openAlerts()) {
            doubts.add("Open alert: " + alert + ".");
        }
        return conclude(against, doubts, favours);
    }

    /// Advice on one access of several that can only be removed together: what somebody should keep
    /// is not to go because something beside it is idle.
    ///
    /// @param others what the facts say about each of the others
    public Advice together(Advice own, Collection<Advice> others) {
        long staying = others.stream().filter(one -> one.verdict() != Verdict.REVOKE).count();
        if (own.verdict() != Verdict.REVOKE || staying == 0) {
            return own;
        }
        var reasons = new ArrayList<String>();
        reasons.add(
                "It cannot be removed alone: "
                        + staying
                        + (staying == 1 ? " access goes" : " accesses go")
                        + " along that nothing speaks for revoking.");
        reasons.addAll(own.reasons());
        return new Advice(Verdict.LOOK_CLOSER, reasons);
    }

    private static void weighPerson(AccessFacts facts, List<String> against, List<String> doubts) {
        if (facts.standing() == AccessFacts.Standing.LEFT) {
            against.add("The person has left the company.");
        }
        if (facts.standing() == AccessFacts.Standing.ON_LEAVE) {
            doubts.add("The person is on leave.");
        }
        if (facts.movedFrom() != null) {
            doubts.add("The person moved here from " + facts.movedFrom() + ".");
        }
    }

    private static void weighUse(
            AccessFacts facts,
            Instant now,
            List<String> against,
            List<String> doubts,
            List<String> favours) {
        boolean administrator = Boolean.TRUE.equals(facts.administrator());
        if (facts.administrator() == null) {
            doubts.add("What it allows could not be evaluated.");
        }
        if (!facts.lastUsedKnown()) {
            doubts.add("When it was last used is not known.");
            return;
        }
        var lastUsed = facts.lastUsed();
        if (lastUsed == null) {
            weighSilence(facts, now, against, doubts);
            return;
        }
        long days = daysBetween(lastUsed, now);
        if (days > UNUSED_DAYS) {
            against.add((administrator ? "Administrator access, not" : "Not") + usedFor(days));
        } else {
            favours.add(days == 0 ? "Used today." : "Used " + days + daysAgo(days));
            if (administrator) {
                doubts.add("Administrator access.");
            }
        }
    }

    /// What is new had no time to be used.
    private static void weighSilence(
            AccessFacts facts, Instant now, List<String> against, List<String> doubts) {
        boolean administrator = Boolean.TRUE.equals(facts.administrator());
        var since = facts.existsSince();
        long age = since == null ? Long.MAX_VALUE : daysBetween(since, now);
        if (age > UNUSED_DAYS) {
            against.add(administrator ? "Administrator access, never used." : "Never used.");
            return;
        }
        doubts.add(
                (administrator ? "Administrator access, not" : "Not")
                        + " used yet, "
                        + age
                        + (age == 1 ? " day old." : " days old."));
    }

    private static void weighKey(AccessFacts facts, Instant now, List<String> doubts) {
        if (!facts.key()) {
            return;
        }
        var created = facts.keyCreated();
        if (created == null) {
            doubts.add("The age of the key is not known.");
            return;
        }
        long age = Duration.between(created, now).toDays();
        if (age > OLD_KEY_DAYS) {
            doubts.add("The key is " + age + " days old and was not rotated.");
        }
    }

    private static Advice conclude(
            List<String> against, List<String> doubts, List<String> favours) {
        var reasons = new ArrayList<String>(against);
        reasons.addAll(doubts);
        reasons.addAll(favours);
        if (!against.isEmpty()) {
            return new Advice(Verdict.REVOKE, reasons);
        }
        return new Advice(doubts.isEmpty() ? Verdict.KEEP : Verdict.LOOK_CLOSER, reasons);
    }

    private static long daysBetween(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toDays());
    }

    private static String usedFor(long days) {
        return " used for " + days + " days.";
    }

    private static String daysAgo(long days) {
        return days == 1 ? " day ago." : " days ago.";
    }
}
