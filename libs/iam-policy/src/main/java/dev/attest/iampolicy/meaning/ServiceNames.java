package dev.attest.iampolicy.meaning;

/// The names people use for AWS's services.
public final class ServiceNames {

    private ServiceNames() {}

    /// Such as `Amazon S3` for `s3`; the prefix itself when no name is known.
    public static String of(String prefix) {
        return Catalogue.service(prefix);
    }
}
