package dev.attest.certification.review;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// What a signature asks for.
@ConfigMapping(prefix = "attest.certification.sign-off")
public interface SignOffConfig {
    /// How long ago the signer may have proved who they are.
    @WithDefault("PT5M")
    Duration maxLoginAge();

    /// Clients that can get a token of a human by a login only, and refresh none: in their tokens
    /// the moment of issue stands for `auth_time`, which the identity provider leaves out.
    Optional<Set<String>> loginOnlyClients();
}
