package dev.attest.risk.model;

import java.time.Instant;

/// One reason for risk. A factor never reads less because a permission or an alert was added.
sealed interface RiskFactor
        permits AdministratorFactor,
                EscalationFactor,
                LeaverFactor,
                ConsoleWithoutMfaFactor,
                OldAccessKeyFactor,
                DormantAccessFactor,
                ExternalTrustFactor,
                OpenAlertFactor {

    /// Stable identifier, such as `administrator`.
    String id();

    Reading read(SubjectFacts facts, Instant now);
}
