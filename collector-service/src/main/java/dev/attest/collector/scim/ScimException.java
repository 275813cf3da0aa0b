package dev.attest.collector.scim;

import org.jspecify.annotations.Nullable;

/// Ends an operation with an error that the provisioning service reads in SCIM's form.
final class ScimException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final @Nullable String scimType;

    private ScimException(int status, @Nullable String scimType, String detail) {
        super(detail);
        this.status = status;
        this.scimType = scimType;
    }

    static ScimException invalidSyntax(String detail) {
        return new ScimException(400, "invalidSyntax", detail);
    }

    static ScimException invalidValue(String detail) {
        return new ScimException(400, "invalidValue", detail);
    }

    static ScimException invalidPath(String detail) {
        return new ScimException(400, "invalidPath", detail);
    }

    static ScimException invalidFilter(String detail) {
        return new ScimException(400, "invalidFilter", detail);
    }

    static ScimException noTarget(String detail) {
        return new ScimException(400, "noTarget", detail);
    }

    static ScimException uniqueness(String detail) {
        return new ScimException(409, "uniqueness", detail);
    }

    static ScimException notFound(Object id) {
        return new ScimException(404, null, "There is no resource " + id + ".");
    }

    static ScimException changedSince() {
        return new ScimException(412, null, "It was changed since you read it; read it again.");
    }

    static ScimException tooLarge(String detail) {
        return new ScimException(413, null, detail);
    }

    int status() {
        return status;
    }

    @Nullable String scimType() {
        return scimType;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
