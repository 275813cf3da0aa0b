package dev.attest.cli.client;

import dev.attest.cli.home.DemoPeople;
import dev.attest.cli.home.Home;
import dev.attest.cli.home.HomeChoice;
import dev.attest.cli.home.HomeSettings;
import dev.attest.cli.home.Ports;
import dev.attest.cli.home.Secrets;
import dev.attest.cli.output.CommandFailure;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Which Attest a command talks to, and as whom.
public final class ApiOptions {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--as",
            paramLabel = "USER",
            description = "Act as this demo person, for example maria.")
    private @Nullable String user;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "An Attest elsewhere (or ATTEST_URL); its bearer token comes from ATTEST_TOKEN.")
    private @Nullable String url;

    public Home home() {
        return ((HomeChoice) command.root().userObject()).home();
    }

    public Api open() {
        HttpClient http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT)
                        .build();
        String address = url == null ? System.getenv("ATTEST_URL") : url;
        if (address != null && !address.isBlank()) {
            String token = System.getenv("ATTEST_TOKEN");
            if (token == null || token.isBlank()) {
                throw CommandFailure.usage("--url needs a bearer token in ATTEST_TOKEN");
            }
            return new Api(http, Endpoints.gateway(address), () -> token, new Problems(""));
        }
        return embedded(http, home(), user);
    }

    /// The embedded stack as the command line's own service account.
    public static Api embedded(Home home) {
        return embedded(HttpClient.newBuilder().connectTimeout(CONNECT).build(), home, null);
    }

    private static Api embedded(HttpClient http, Home home, @Nullable String user) {
        var ports = new Ports(new HomeSettings(home).portOffset());
        var secrets = new Secrets(home);
        String secret = secrets.read("client-attest-cli");
        Map<String, String> form =
                user == null
                        ? Map.of("grant_type", "client_credentials")
                        : Map.of(
                                "grant_type",
                                "password",
                                "scope",
                                "openid",
                                "username",
                                known(user),
                                "password",
                                secrets.read("demo-password"));
        var all = new java.util.HashMap<>(form);
        all.put("client_id", "attest-cli");
        all.put("client_secret", secret);
        return new Api(
                http,
                Endpoints.embedded(ports),
                new KeycloakTokens(http, ports.issuer(), all, Clock.systemUTC()),
                new Problems("--as USER acts as somebody else, with that person's rights"));
    }

    private static String known(String user) {
        Objects.requireNonNull(user);
        if (!DemoPeople.known(user)) {
            throw CommandFailure.usage(
                    "--as "
                            + user
                            + ": there is no such demo person; there are "
                            + String.join(
                                    ", ",
                                    DemoPeople.ALL.stream().map(DemoPeople::userName).toList()));
        }
        return user;
    }
}
