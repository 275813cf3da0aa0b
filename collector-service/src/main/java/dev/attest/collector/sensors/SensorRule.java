package dev.attest.collector.sensors;

import dev.attest.collector.rules.OwnRules;

/// The rules over Attest's own state.
enum SensorRule {
    TRAIL_SILENT(
            "trail-silent",
            "Trail Silent",
            "Look whether the trail still logs and delivers, and whether somebody stopped it; then"
                    + " whether Attest may still read its bucket and queue."),
    ACCOUNT_UNREADABLE(
            "account-unreadable",
            "Account Unreadable",
            "Look whether the role that Attest takes in the account is still there and still trusts"
                    + " Attest."),
    CHECKPOINT_STANDING(
            "checkpoint-standing",
            "Checkpoint Standing",
            "Look at `attest collect status`; pause the checkpoint if it is not meant to go on."),
    SYNTHETIC_NOT_SEEN(
            "synthetic-not-seen",
            "Synthetic Event Not Seen",
            "Look at `attest sensors` for where it stopped, then at the collector's log and at"
                    + " `attest notifications list --state DEAD`.");

    private final String name;
    private final String title;
    private final String runbook;

    SensorRule(String name, String title, String runbook) {
        this.name = name;
        this.title = title;
        this.runbook = runbook;
    }

    String id() {
        return OwnRules.PREFIX + name;
    }

    String title() {
        return title;
    }

    String runbook() {
        return runbook;
    }
}
