package dev.attest.cli.campaigns;

import dev.attest.cli.client.Api;
import dev.attest.cli.client.Service;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--seen`, for every command that changes a package.
final class SeenVersion {
    @Option(
            names = "--seen",
            paramLabel = "VERSION",
            description =
                    "The version of the package that you looked at, as `tasks` shows it under VERSION:"
                            + " nothing is done to one that changed since. Default: the present one.")
    private @Nullable Long seen;

    /// Headers under which the service refuses a package that is no longer as it was seen.
    ///
    /// @param path of the package
    Map<String, String> condition(Api api, String path) {
        return Map.of(
                "If-Match",
                seen == null ? api.get(Service.CERTIFICATION, path).tag() : "\"" + seen + '"');
    }
}
