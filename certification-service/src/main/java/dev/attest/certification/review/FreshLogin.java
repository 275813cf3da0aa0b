package dev.attest.certification.review;

import dev.attest.rest.Caller;
import dev.attest.rest.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A signature needs more than a session: that the person has just proved who they are.
@RequestScoped
public class FreshLogin {
    private final Caller caller;
    private final SignOffConfig config;

    public FreshLogin(Caller caller, SignOffConfig config) {
        this.caller = caller;
        this.config = config;
    }

    /// When the caller logged in, which is not too long ago.
    ///
    /// @throws ProblemException 403 when it is, or when the token does not say
    Instant required(Instant now) {
        return at().filter(at -> Duration.between(at, now).compareTo(config.maxLoginAge()) <= 0)
                .orElseThrow(() ->
                        ProblemException.forbidden(
                                "login-too-old",
                                "A signature needs a login that is not older than "
                                        + config.maxLoginAge().toSeconds()
                                        + " seconds."));
    }

    private Optional<Instant> at() {
        return caller.authenticatedAt()
                .or(() ->
                        caller.clientId()
                                .filter(config.loginOnlyClients().orElse(Set.of())::contains)
                                .flatMap(client -> caller.issuedAt()));
    }
}
