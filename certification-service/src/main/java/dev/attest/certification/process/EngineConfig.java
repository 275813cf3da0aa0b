package dev.attest.certification.process;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

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

    /// Whether timers run by themselves; tests run them one by one.
    @WithDefault("true")
    boolean jobExecutor();
}
