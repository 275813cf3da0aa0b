package dev.attest.collector.notifications.channel;

import java.util.Optional;

/// The mail server, checked.
///
/// @param user none for a server that lets everybody send
public record Mailing(String host, int port, Security security, Optional<Login> user, String from) {

    /// How the way to the server is kept.
    public enum Security {
        STARTTLS,
        TLS,
        NONE
    }

    public record Login(String name, Secret password) {}

    /// @throws IllegalArgumentException when a setting is missing or wrong
    static Mailing of(NotifyConfig.Smtp config) {
        String host = config.host().orElseThrow(() -> missing("host"));
        String from = MailAddress.checked("attest.notify.smtp.from", config.from().orElse(""));
        Security security =
                switch (config.security()) {
                    case "starttls" -> Security.STARTTLS;
                    case "tls" -> Security.TLS;
                    case "none" -> Security.NONE;
                    default ->
                            throw new IllegalArgumentException(
                                    "attest.notify.smtp.security is '%s', not starttls, tls or none"
                                            .formatted(config.security()));
                };
        Optional<Login> login =
                config.user()
                        .map(name ->
                                new Login(
                                        name,
                                        Secret.of(
                                                        "attest.notify.smtp.password",
                                                        config.password(),
                                                        config.passwordFile())
                                                .orElseThrow(() -> missing("password"))));
        if (login.isPresent() && security == Security.NONE) {
            throw new IllegalArgumentException(
                    "attest.notify.smtp.security is none: the password would go in clear");
        }
        return new Mailing(host, config.port(), security, login, from);
    }

    private static IllegalArgumentException missing(String setting) {
        return new IllegalArgumentException("attest.notify.smtp." + setting + " is missing");
    }
}
