package dev.attest.iamaudit.recording;

import com.fasterxml.jackson.databind.JsonNode;

/// One question to AWS and what came of it, in the form in which AWS's command line prints it.
///
/// @param region where it was asked
/// @param operation such as `DescribeTrails`
/// @param response missing where AWS gave none
/// @param error AWS's code and words where it refused; else empty
public record RecordedCall(
        String region, String operation, JsonNode request, JsonNode response, String error) {

    boolean refused() {
        return !error.isEmpty();
    }

    /// Whether AWS refused with this code.
    boolean says(String code) {
        return error.equals(code) || error.startsWith(code + ":");
    }

    /// Whether AWS answered that there is no such thing (any more).
    boolean gone() {
        return says("NoSuchEntity")
                || says("NoSuchBucket")
                || says("ResourceNotFoundException")
                || says("TrailNotFoundException");
    }

    /// What the request names; empty when it does not.
    String names(String member) {
        return request.path(member).asText("");
    }
}
