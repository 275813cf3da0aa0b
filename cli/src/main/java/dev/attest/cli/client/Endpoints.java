package dev.attest.cli.client;

import dev.attest.cli.home.Ports;
import dev.attest.cli.output.CommandFailure;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Where the services are: each on its port of the embedded stack, or all behind one address
/// elsewhere.
@FunctionalInterface
public interface Endpoints {
    URI of(Service service);

    static Endpoints embedded(Ports ports) {
        return service ->
                URI.create(
                        ports.url(
                                switch (service) {
                                    case COLLECTOR -> ports.collector();
                                    case RISK -> ports.risk();
                                    case CERTIFICATION -> ports.certification();
                                    case REPORTING -> ports.reporting();
                                }));
    }

    static Endpoints gateway(String url) {
        URI address;
        try {
            address = URI.create(url.replaceFirst("/+$", ""));
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage("--url " + url + " is not an address");
        }
        if (!"http".equals(address.getScheme()) && !"https".equals(address.getScheme())) {
            throw CommandFailure.usage("--url " + url + " does not begin with http:// or https://");
        }
        if ("http".equals(address.getScheme()) && !isThisMachine(address.getHost())) {
            throw CommandFailure.usage(
                    "--url "
                            + url
                            + " would send the token unencrypted; http:// is for this machine"
                            + " only, use https://");
        }
        return service -> address;
    }

    /// By its name alone: what a name resolves to may change between this look and the call.
    private static boolean isThisMachine(@Nullable String host) {
        return host != null
                && (host.equals("localhost")
                        || host.equals("[::1]")
                        || host.matches("127(\\.\\d{1,3}){3}"));
    }
}
