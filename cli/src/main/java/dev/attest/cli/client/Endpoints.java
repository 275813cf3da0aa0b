package dev.attest.cli.client;

import dev.attest.cli.home.Ports;
import dev.attest.cli.output.CommandFailure;
import java.net.URI;

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
        return service -> address;
    }
}
