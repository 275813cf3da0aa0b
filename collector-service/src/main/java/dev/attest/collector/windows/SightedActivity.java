package dev.attest.collector.windows;

import dev.attest.collector.rules.AlertRules.Sighted;
import dev.attest.events.activity.ActivityRecord;

/// An activity, and what it is to the windows of a rule.
public record SightedActivity(ActivityRecord activity, Sighted sighted) {}
