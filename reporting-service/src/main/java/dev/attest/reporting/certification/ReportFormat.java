package dev.attest.reporting.certification;

/// How a report can be written.
public enum ReportFormat {
    JSON("application/json"),
    CSV("text/csv;charset=utf-8;header=present"),
    PDF("application/pdf");

    private final String mediaType;

    ReportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /// For `Content-Type`.
    public String mediaType() {
        return mediaType;
    }

    /// As the API and file names spell it, such as `pdf`.
    public String lower() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
