package dev.attest.collector.alerts;

import dev.attest.events.alerts.AlertRaised;

/// An alert that may be new, with what to do about it.
record NewAlert(AlertRaised event, String runbook) {}
