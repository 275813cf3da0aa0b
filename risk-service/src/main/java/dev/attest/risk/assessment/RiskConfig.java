package dev.attest.risk.assessment;

import dev.attest.risk.model.RiskThresholds;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How scores are computed and named.
@ConfigMapping(prefix = "attest.risk")
public interface RiskConfig {

    /// From which score on a level begins; below medium it is LOW.
    Levels levels();

    /// The worker that computes scores.
    Worker worker();

    /// The levels.
    interface Levels {
        @WithDefault("25")
        int medium();

        @WithDefault("50")
        int high();

        @WithDefault("70")
        int critical();

        default RiskThresholds thresholds() {
            return new RiskThresholds(medium(), high(), critical());
        }
    }

    /// The worker.
    interface Worker {
        /// Pause between two looks for changed inputs.
        @WithDefault("1s")
        Duration pause();

        /// Pause between two looks for scores that the passing of time changed.
        @WithDefault("1m")
        Duration sweep();

        /// Most subjects in one transaction.
        @WithDefault("200")
        int batch();
    }
}
