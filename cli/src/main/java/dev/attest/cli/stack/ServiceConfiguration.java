package dev.attest.cli.stack;

import dev.attest.cli.home.Home;
import dev.attest.cli.home.HomeSettings;
import dev.attest.cli.home.Ports;
import dev.attest.cli.home.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// One properties file a service, readable by the owner alone: what its user wrote into
/// `SERVICE.properties` of the home, such as which accounts are collected from, and then what the
/// stack decides. In a cluster the same keys come from the environment.
final class ServiceConfiguration {
    private static final String RULES = "attest.rules.directory";

    private final Home home;
    private final Ports ports;
    private final Secrets secrets;

    ServiceConfiguration(Home home, Ports ports, Secrets secrets) {
        this.home = home;
        this.ports = ports;
        this.secrets = secrets;
    }

    Path write(String service, int port) throws IOException {
        Path file = home.config().resolve(service + ".properties");
        var text = new StringBuilder(ofTheUser(service));
        properties(service, port)
                .forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
        Home.write(file, text.toString());
        return file;
    }

    /// A folder for what a service needs only while it runs, such as libraries that it unpacks. A
    /// service that was killed leaves its own there; that goes before the next one starts.
    Path scratch(String service) throws IOException {
        Path folder = home.directory().resolve("scratch").resolve(service);
        Files.createDirectories(folder);
        try (Stream<Path> left = Files.list(folder)) {
            for (Path file : left.filter(Files::isRegularFile).toList()) {
                Files.deleteIfExists(file);
            }
        }
        return folder;
    }

    /// Goes first: of two lines with one key the last counts.
    private String ofTheUser(String service) throws IOException {
        Path file = home.directory().resolve(service + ".properties");
        return Files.exists(file) ? Files.readString(file) + "\n" : "";
    }

    private Map<String, String> properties(String service, int port) throws IOException {
        Map<String, String> all = new TreeMap<>();
        all.put("quarkus.http.host", "127.0.0.1");
        all.put("quarkus.http.port", String.valueOf(port));
        all.put("quarkus.oidc.auth-server-url", ports.issuer());
        database(all, service);
        if (service.equals("console")) {
            console(all);
        } else {
            all.put("kafka.bootstrap.servers", ports.kafkaAddress());
            all.put("kafka.security.protocol", "SASL_PLAINTEXT");
            all.put("kafka.sasl.mechanism", BrokerAccess.MECHANISM);
            all.put(
                    "kafka.sasl.jaas.config",
                    BrokerAccess.login(service, BrokerAccess.password(secrets, service)));
            all.put("attest.outbox.topics.partitions", "3");
            Path evidence = home.directory().resolve("evidence").resolve(service);
            Files.createDirectories(evidence);
            all.put("attest.evidence.directory", evidence.toString());
        }
        if (service.equals("collector") || service.equals("reporting")) {
            Path lake = home.directory().resolve("lake");
            Files.createDirectories(lake);
            all.put("attest.lake.directory", lake.toString());
        }
        if (service.equals("collector") && !ofTheUser(service).contains(RULES)) {
            Path rules = home.directory().resolve("rules");
            Files.createDirectories(rules);
            all.put(RULES, rules.toString());
        }
        if (service.equals("certification")) {
            all.put("attest.certification.campaign-owner", new HomeSettings(home).campaignOwner());
            all.put("attest.certification.sign-off.login-only-clients", Realm.COMMAND_LINE);
        }
        return all;
    }

    private void database(Map<String, String> all, String service) {
        String address = "postgresql://127.0.0.1:" + ports.postgresql() + "/" + service;
        all.put("quarkus.datasource.username", service);
        all.put("quarkus.datasource.password", secrets.make("database-" + service));
        all.put("quarkus.datasource.jdbc.url", "jdbc:" + address);
        if (!service.equals("console")) {
            all.put("quarkus.datasource.reactive.url", address);
        }
    }

    private void console(Map<String, String> all) {
        all.put("quarkus.oidc.client-id", "attest-console");
        all.put("quarkus.oidc.credentials.secret", secrets.make("client-attest-console"));
        all.put("quarkus.oidc.authentication.state-secret", secrets.make("console-state"));
        all.put(
                "quarkus.oidc.token-state-manager.encryption-secret",
                secrets.make("console-cookie"));
        all.put("quarkus.oidc.authentication.cookie-force-secure", "false");
        all.put("attest.console.origin", ports.url(ports.console()));
        all.put("attest.collector.url", ports.url(ports.collector()));
        all.put("attest.risk.url", ports.url(ports.risk()));
        all.put("attest.certification.url", ports.url(ports.certification()));
        all.put("attest.reporting.url", ports.url(ports.reporting()));
    }
}
