package dev.attest.collector.trailfiles;

import dev.attest.traildigest.FileName;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the key of a file tells.
///
/// @param account null, like region and time, when the file is not called as CloudTrail calls it
/// @param delivered when it was delivered
record TrailFileKey(
        FileName.Kind kind,
        @Nullable String account,
        @Nullable String region,
        @Nullable Instant delivered) {

    /// Empty when it is no file of CloudTrail, by its name.
    static Optional<TrailFileKey> of(String key) {
        return FileName.of(key)
                .map(name ->
                        new TrailFileKey(name.kind(), name.account(), name.region(), name.time()));
    }

    /// Also files of another name that end as logs do: such as a person put into a folder.
    static Optional<TrailFileKey> loose(String key) {
        Optional<TrailFileKey> named = of(key);
        String name = key.substring(key.lastIndexOf('/') + 1);
        boolean log =
                (name.endsWith(".json") || name.endsWith(".json.gz"))
                        && !name.startsWith(".")
                        && !name.endsWith(".head.json");
        return named.isPresent() || !log
                ? named
                : Optional.of(new TrailFileKey(FileName.Kind.LOG, null, null, null));
    }
}
