package dev.attest.cli.stack;

import dev.attest.cli.home.Home;
import dev.attest.cli.home.Installation;
import dev.attest.cli.home.Ports;
import dev.attest.cli.home.Secrets;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Keycloak with a database file of its own and the realm `attest`. The realm file is the truth:
/// when it changes (other ports, another version) or a first start was cut short, the database is
/// made anew from it.
final class KeycloakPart implements Part {
    private static final List<String> BUILD_OPTIONS =
            List.of("--db=dev-file", "--cache=local", "--health-enabled=false");

    private final Home home;
    private final Installation installation;
    private final Ports ports;
    private final Secrets secrets;

    KeycloakPart(Home home, Installation installation, Ports ports, Secrets secrets) {
        this.home = home;
        this.installation = installation;
        this.ports = ports;
        this.secrets = secrets;
    }

    @Override
    public String name() {
        return "keycloak";
    }

    @Override
    public String title() {
        return "Keycloak";
    }

    @Override
    public String version() {
        return Installation.version("keycloak");
    }

    @Override
    public List<Integer> ports() {
        return List.of(ports.keycloak());
    }

    @Override
    public Set<String> needs() {
        return Set.of();
    }

    @Override
    public Launch prepare(Errands errands) throws IOException {
        Path distribution = distribution(errands);
        Path server = server(distribution);
        String realm = new Realm(secrets, ports).render();
        if (!realm.equals(imported())) {
            Home.deleteTree(server.resolve("data"));
            Files.deleteIfExists(marker());
        }
        Path importing = server.resolve("data/import");
        Files.createDirectories(importing);
        Home.write(importing.resolve("attest.json"), realm);
        List<String> command = command(distribution, server, List.of("-Xms64m", "-Xmx256m"));
        command.addAll(
                List.of(
                        "start",
                        "--optimized",
                        "--cache=local",
                        "--import-realm",
                        "--http-enabled=true",
                        "--http-host=127.0.0.1",
                        "--http-port=" + ports.keycloak(),
                        "--hostname=" + ports.url(ports.keycloak())));
        Launch launch = Launch.of(command);
        return new Launch(launch.command(), administrator(), launch.stopSignal(), launch.grace());
    }

    @Override
    public boolean ready() {
        var discovery = URI.create(ports.issuer() + "/.well-known/openid-configuration");
        boolean ready = new HttpProbe(discovery).answers();
        if (ready && !Files.exists(marker())) {
            remember();
        }
        return ready;
    }

    /// Unpacked and built once for all homes of this project; a home only adds its data.
    private Path distribution(Errands errands) throws IOException {
        Path zip = Path.of(installation.runtimePath("keycloak"));
        return new Unpacking(installation.unpacked())
                .once("keycloak-" + version(), folder -> build(zip, folder, errands));
    }

    private void build(Path zip, Path folder, Errands errands) throws IOException {
        Archives.unpackZip(zip, folder);
        List<String> command = command(folder, folder, List.of("-Xmx512m"));
        command.add("build");
        command.addAll(BUILD_OPTIONS);
        errands.run("preparing it, once, for about half a minute", Launch.of(command));
    }

    /// The server's own folder in this home: what it only reads is linked, `data` is real.
    private Path server(Path distribution) throws IOException {
        Path server = home.directory().resolve("keycloak");
        Files.createDirectories(server);
        for (String shared : List.of("lib", "conf", "providers", "themes")) {
            Path link = server.resolve(shared);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, distribution.resolve(shared));
        }
        return server;
    }

    private List<String> command(Path distribution, Path server, List<String> heap) {
        List<String> command = new ArrayList<>(List.of(installation.java()));
        command.addAll(heap);
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:MaxMetaspaceSize=256m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Dfile.encoding=UTF-8",
                        "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                        "--add-opens=java.base/java.util=ALL-UNNAMED",
                        "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                        "--add-opens=java.base/java.security=ALL-UNNAMED",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Duser.language=en",
                        "-Duser.country=US",
                        "-Dkc.home.dir=" + server,
                        "-Djboss.server.config.dir=" + server.resolve("conf"),
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-Dpicocli.disable.closures=true",
                        "-cp",
                        distribution.resolve("lib/quarkus-run.jar").toString(),
                        "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        return command;
    }

    private Map<String, String> administrator() {
        return Map.of(
                "KC_BOOTSTRAP_ADMIN_USERNAME",
                "admin",
                "KC_BOOTSTRAP_ADMIN_PASSWORD",
                secrets.make("keycloak-admin"));
    }

    private Path marker() {
        return home.config().resolve("keycloak-realm.json");
    }

    private String imported() throws IOException {
        return Files.exists(marker()) ? Files.readString(marker()) : "";
    }

    private void remember() {
        try {
            Home.write(marker(), new Realm(secrets, ports).render());
        } catch (IOException e) {
            // Without the marker the next start imports again; nothing is lost but time.
            System.err.println("cannot remember the imported realm: " + e.getMessage());
        }
    }
}
