package dev.attest.cli.home;

import dev.attest.cli.output.CommandFailure;

/// Where each part listens, on 127.0.0.1 only. One offset moves all of them.
public record Ports(int offset) {
    private static final int HIGHEST = 19_093;

    public Ports {
        if (offset < -7_000 || offset + HIGHEST > 65_535) {
            throw CommandFailure.usage(
                    "--port-offset " + offset + " is outside -7000.." + (65_535 - HIGHEST));
        }
    }

    public int console() {
        return 8080 + offset;
    }

    public int collector() {
        return 8081 + offset;
    }

    public int risk() {
        return 8082 + offset;
    }

    public int certification() {
        return 8083 + offset;
    }

    public int reporting() {
        return 8084 + offset;
    }

    public int keycloak() {
        return 8180 + offset;
    }

    public int postgresql() {
        return 15_432 + offset;
    }

    public int kafka() {
        return 19_092 + offset;
    }

    /// The broker talks to itself here about the cluster's state.
    public int kafkaController() {
        return HIGHEST + offset;
    }

    public String url(int port) {
        return "http://127.0.0.1:" + port;
    }

    public String issuer() {
        return url(keycloak()) + "/realms/attest";
    }

    public String kafkaAddress() {
        return "127.0.0.1:" + kafka();
    }
}
