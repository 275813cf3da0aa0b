package dev.attest.collector.windows;

import dev.attest.events.activity.ActivityRecord;
import dev.attest.rules.AlertRule;
import dev.attest.rules.Judgement.Found;

/// What a window found in an activity, of now or of before.
public record WindowFinding(AlertRule rule, ActivityRecord activity, Found found) {}
