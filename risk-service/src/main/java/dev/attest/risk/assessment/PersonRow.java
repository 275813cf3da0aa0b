package dev.attest.risk.assessment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A person as read for an assessment.
record PersonRow(
        String personId, String email, String name, boolean left, @Nullable LocalDate lastDay) {}
