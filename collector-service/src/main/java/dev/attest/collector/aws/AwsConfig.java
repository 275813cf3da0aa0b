package dev.attest.collector.aws;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// How AWS is reached. Credentials come from the SDK's default chain, those of other partitions
/// from named profiles.
@ConfigMapping(prefix = "attest.aws")
public interface AwsConfig {

    /// Where the collector's own credentials are at home, and where it asks for sessions.
    @WithDefault("us-east-1")
    String region();

    /// Instead of AWS's own addresses, for all services.
    Optional<URI> endpoint();

    /// The same for single services, by the SDK's service id in lower case, such as `cloudtrail`.
    Map<String, URI> endpoints();

    /// Where the collector's own credentials of other partitions are: by partition, such as
    /// `aws-cn`, the name of a profile of the SDK's shared configuration.
    Map<String, String> profiles();

    /// How the collector calls itself in the sessions it opens.
    @WithDefault("attest-collector")
    String sessionName();

    /// How long a session is asked for, 15 minutes to 12 hours; an hour is what role chains get.
    @WithDefault("1h")
    Duration sessionDuration();

    /// How long one attempt of a call may take.
    @WithDefault("30s")
    Duration attemptTimeout();
}
