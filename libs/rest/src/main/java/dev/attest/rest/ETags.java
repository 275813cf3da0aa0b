package dev.attest.rest;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;

/// Versions of things as ETags: nobody overwrites what they have not seen.
public final class ETags {

    private ETags() {}

    public static EntityTag of(long version) {
        return new EntityTag(Long.toString(version));
    }

    /// Holds the change back unless `If-Match` names the present version. A star names none: who
    /// sends it has seen nothing.
    ///
    /// @throws ProblemException 428 without `If-Match`, 412 for another version
    public static void require(HttpHeaders headers, long version) {
        String given = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (given == null || given.isBlank()) {
            throw ProblemException.preconditionRequired();
        }
        String present = "\"" + version + "\"";
        boolean matches =
                Arrays.stream(given.split(",", -1)).map(String::strip).anyMatch(present::equals);
        if (!matches) {
            throw ProblemException.preconditionFailed();
        }
    }
}
