package dev.attest.cli.stack;

import dev.attest.cli.home.Home;
import dev.attest.cli.home.Installation;
import dev.attest.cli.home.Ports;
import dev.attest.cli.home.Secrets;
import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.stack.ServicePart.Size;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Which parts there are, in the order in which people think of them.
public final class StackPlan {
    private static final Set<String> PLATFORM = Set.of("postgresql", "kafka", "keycloak");

    private StackPlan() {}

    /// All parts, or those named in `only` with everything they need.
    static List<Part> parts(Home home, Installation installation, Ports ports, Set<String> only) {
        var secrets = new Secrets(home);
        var configuration = new ServiceConfiguration(home, ports, secrets);
        List<Part> all =
                List.of(
                        new PostgresPart(home, installation, ports, secrets),
                        new KafkaPart(home, installation, ports, secrets),
                        new KeycloakPart(home, installation, ports, secrets),
                        service("collector", ports.collector(), Size.BUSY)
                                .part(installation, configuration),
                        service("risk", ports.risk(), Size.LARGE).part(installation, configuration),
                        service("certification", ports.certification(), Size.SMALL)
                                .part(installation, configuration),
                        service("reporting", ports.reporting(), Size.SMALL)
                                .part(installation, configuration),
                        new ServicePart.Shape(
                                        "console", "console", ports.console(), Size.SMALL, PLATFORM)
                                .part(installation, configuration));
        return only.isEmpty() ? all : chosen(all, only);
    }

    private static ServicePart.Shape service(String name, int port, Size size) {
        return new ServicePart.Shape(name, name + "-service", port, size, PLATFORM);
    }

    private static List<Part> chosen(List<Part> all, Set<String> only) {
        Set<String> names = new LinkedHashSet<>();
        for (String name : only) {
            Part part =
                    all.stream()
                            .filter(candidate -> candidate.name().equals(name))
                            .findFirst()
                            .orElseThrow(() -> unknown(name, all));
            names.add(name);
            names.addAll(part.needs());
        }
        return all.stream().filter(part -> names.contains(part.name())).toList();
    }

    private static CommandFailure unknown(String name, List<Part> all) {
        var known = new TreeSet<>(all.stream().map(Part::name).toList());
        return CommandFailure.usage(
                "no part is called '" + name + "'; there are " + String.join(", ", known));
    }
}
