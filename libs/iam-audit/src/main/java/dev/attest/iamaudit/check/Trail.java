package dev.attest.iamaudit.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// A trail with what calls of their own tell of it.
///
/// @param described as `describe-trails` shows it
record Trail(
        String arn, JsonNode described, Optional<JsonNode> status, Optional<JsonNode> selectors) {

    /// Whether something holds of a trail, as far as that is known.
    enum Known {
        YES,
        NO,
        UNKNOWN
    }

    Known logs() {
        return status.filter(each -> each.path("IsLogging").isBoolean())
                .map(each -> each.path("IsLogging").booleanValue() ? Known.YES : Known.NO)
                .orElse(Known.UNKNOWN);
    }

    /// Whether what happens in a region comes to it.
    boolean covers(String region) {
        return described.path("IsMultiRegionTrail").asBoolean()
                || described.path("HomeRegion").asText().equals(region);
    }

    String bucket() {
        return described.path("S3BucketName").asText("");
    }

    /// Why its state is not known.
    String unread() {
        return "the state of " + arn + " was not read" + because(status);
    }

    /// Why nobody knows what it records.
    String unreadSelectors() {
        return "the event selectors of " + arn + " were not read" + because(selectors);
    }

    private static String because(Optional<JsonNode> output) {
        return output.map(each -> each.path("Error").asText(""))
                .filter(why -> !why.isEmpty())
                .map(why -> ": " + why)
                .orElse("");
    }
}
