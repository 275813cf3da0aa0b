package dev.attest.certification.process;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How the BPMN engine runs.
@ConfigMapping(prefix = "attest.certification.engine")
public interface EngineConfig {
    /// How much history the engine keeps: `none`, `activity`, `audit` or `full`. Cannot change on
    /// an existing database.
    @WithDefault("audit")
    String historyLevel();

    /// Threads that run timers.
    @WithDefault("3")
    int jobThreads();

    /// How a timer or step that failed is tried again: an ISO 8601 cycle. When it is used up, an
    /// incident stands until somebody looks.
    @WithDefault("R10/PT5M")
    String retryCycle();

    /// Pause between two looks at the incidents.
    Duration incidentLook();

    /// Whether timers run by themselves; tests run them one by one.
    @WithDefault("true")
    boolean jobExecutor();
}
