package dev.attest.reporting.report;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The software that computes reports.
@ApplicationScoped
class Generator {

    private final String version;

    Generator(@ConfigProperty(name = "quarkus.application.version") String version) {
        this.version = version;
    }

    /// Name and version.
    String text() {
        return "Attest " + version;
    }
}
