package dev.attest.buckets;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place in S3, such as `s3://attest-lake/production`.
///
/// @param prefix empty, or what all keys begin with, a slash at its end
public record BucketLocation(String bucket, String prefix) {

    // Source: S3 User Guide, "General purpose bucket naming rules" and "Naming Amazon S3 objects",
    // safe characters.
    private static final Pattern PLACE =
            Pattern.compile(
                    "s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])((?:/[A-Za-z0-9!_.*'()=-]{1,255}){0,8})/?");

    /// @param setting that says so, for the message
    /// @throws IllegalArgumentException when it is no such place
    public static BucketLocation of(String setting, String text) {
        Matcher place = PLACE.matcher(text);
        if (!place.matches() || text.contains("/./") || text.contains("..")) {
            throw new IllegalArgumentException(
                    setting + " is not like s3://bucket/prefix: " + text);
        }
        String path = place.group(2);
        return new BucketLocation(place.group(1), path.isEmpty() ? "" : path.substring(1) + "/");
    }

    @Override
    public String toString() {
        return "s3://" + bucket + "/" + prefix;
    }
}
