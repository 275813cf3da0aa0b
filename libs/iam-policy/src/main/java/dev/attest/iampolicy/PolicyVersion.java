package dev.attest.iampolicy;

/// The policy language's version. Only the newer one knows policy variables.
///
/// Source: IAM User Guide, "IAM JSON policy elements: Version".
public enum PolicyVersion {
    V2008_10_17("2008-10-17"),
    V2012_10_17("2012-10-17");

    private final String text;

    PolicyVersion(String text) {
        this.text = text;
    }

    /// As a document writes it.
    public String text() {
        return text;
    }
}
