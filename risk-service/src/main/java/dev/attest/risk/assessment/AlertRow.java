package dev.attest.risk.assessment;

import java.util.List;

/// An open alert as read for an assessment.
record AlertRow(String alertId, String title, String severity, List<String> concerns) {}
