package dev.attest.cli.stack;

import dev.attest.cli.home.Home;
import dev.attest.cli.home.Installation;
import dev.attest.cli.home.Ports;
import dev.attest.cli.home.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// PostgreSQL with fsync on, one database and one role a service, passwords by SCRAM.
final class PostgresPart implements Part {
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final Home home;
    private final Installation installation;
    private final Ports ports;
    private final Secrets secrets;
    private final Databases databases;

    PostgresPart(Home home, Installation installation, Ports ports, Secrets secrets) {
        this.home = home;
        this.installation = installation;
        this.ports = ports;
        this.secrets = secrets;
        this.databases = new Databases(ports, secrets);
    }

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public String title() {
        return "PostgreSQL";
    }

    @Override
    public String version() {
        return Installation.version("postgresql").replaceFirst("\\.0$", "");
    }

    @Override
    public List<Integer> ports() {
        return List.of(ports.postgresql());
    }

    @Override
    public Set<String> needs() {
        return Set.of();
    }

    @Override
    public Launch prepare(Errands errands) throws IOException {
        Path binaries = binaries();
        Unprivileged user = Unprivileged.find();
        Path data = home.directory().resolve("postgresql");
        if (!Files.isDirectory(data)) {
            initialise(binaries, user, data, errands);
        }
        if (user.asNobody()) {
            letThrough();
        }
        List<String> command = new ArrayList<>(user.prefix());
        command.addAll(List.of(binaries.resolve("bin/postgres").toString(), "-D", data.toString()));
        settings().forEach(setting -> command.addAll(List.of("-c", setting)));
        // INT is PostgreSQL's fast shutdown: sessions are rolled back, everything is written.
        return new Launch(command, Map.of(), "INT", GRACE);
    }

    @Override
    public boolean ready() {
        return databases.provision();
    }

    private List<String> settings() {
        return List.of(
                "listen_addresses=127.0.0.1",
                "port=" + ports.postgresql(),
                "unix_socket_directories=",
                "fsync=on",
                "max_connections=120",
                "shared_buffers=96MB",
                "max_wal_size=1GB",
                "password_encryption=scram-sha-256",
                "log_min_messages=warning");
    }

    private Path binaries() throws IOException {
        Path jar = Path.of(installation.runtimePath("postgresql").split(":", -1)[0]);
        return new Unpacking(installation.unpacked())
                .once("postgresql-" + version(), folder -> Archives.unpackPostgres(jar, folder));
    }

    /// Made beside its place and moved when complete: a half-made cluster never looks like a whole
    /// one.
    private void initialise(Path binaries, Unprivileged user, Path data, Errands errands)
            throws IOException {
        Path fresh = home.directory().resolve("postgresql.new");
        Home.deleteTree(fresh);
        Files.createDirectory(
                fresh,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path password = fresh.resolveSibling("postgresql.password");
        Home.write(password, secrets.make("database-" + Databases.ADMINISTRATOR) + "\n");
        if (user.asNobody()) {
            letThrough();
        }
        user.own(fresh);
        user.own(password);
        List<String> command = new ArrayList<>(user.prefix());
        command.add(binaries.resolve("bin/initdb").toString());
        command.addAll(List.of("-D", fresh.toString(), "-U", Databases.ADMINISTRATOR));
        command.addAll(List.of("-A", "scram-sha-256", "--pwfile=" + password));
        command.addAll(List.of("-E", "UTF8", "--locale=C"));
        command.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        try {
            errands.run("making the database cluster", Launch.of(command));
        } finally {
            Files.deleteIfExists(password);
        }
        Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
    }

    /// `nobody` has to reach its own folder below the home; what else is there stays closed to it.
    private void letThrough() throws IOException {
        Files.setPosixFilePermissions(
                home.directory(), PosixFilePermissions.fromString("rwx--x--x"));
    }
}
