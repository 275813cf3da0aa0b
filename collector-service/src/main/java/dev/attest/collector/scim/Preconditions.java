package dev.attest.collector.scim;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Which version a caller changes. Provisioning services that know none may leave it out.
///
/// @param ifMatch as it was sent; null when it was not
record Preconditions(@Nullable String ifMatch) {

    /// @throws ScimException when the resource has another version
    void require(ScimResource present) {
        if (ifMatch != null && !ifMatch.isBlank() && !names(ifMatch, present.etag())) {
            throw ScimException.changedSince();
        }
    }

    static boolean names(String header, String etag) {
        String version = strong(etag);
        return Arrays.stream(header.split(",", -1))
                .map(String::strip)
                .anyMatch(one -> one.equals("*") || strong(one).equals(version));
    }

    /// SCIM's tags are weak ones, which some clients send as strong ones.
    private static String strong(String etag) {
        return etag.startsWith("W/") ? etag.substring(2) : etag;
    }
}
