package dev.attest.cli.output;

import java.util.Locale;

/// The forms in which every listing can be had.
public enum OutputFormat {
    TABLE,
    JSON,
    CSV;

    /// As typed on the command line.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
