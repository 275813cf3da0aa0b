package dev.attest.cli.stack;

import dev.attest.cli.home.Home;
import dev.attest.cli.home.Installation;
import dev.attest.cli.home.Ports;
import dev.attest.cli.home.Secrets;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// One Kafka broker that is its own controller (KRaft), in a JVM with the broker's class path and
/// nothing of ours.
final class KafkaPart implements Part {
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int API_VERSIONS = 18;

    /// What the broker logs once it listens on all its ports.
    private static final String STARTED = "Kafka Server started";

    private final Home home;
    private final Installation installation;
    private final Ports ports;
    private final Secrets secrets;
    private final BrokerAccess access;
    private String password = "";
    private long loggedBefore;
    private boolean provisioned;

    KafkaPart(Home home, Installation installation, Ports ports, Secrets secrets) {
        this.home = home;
        this.installation = installation;
        this.ports = ports;
        this.secrets = secrets;
        this.access = new BrokerAccess(ports, secrets);
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public String title() {
        return "Kafka";
    }

    @Override
    public String version() {
        return Installation.version("kafka");
    }

    @Override
    public List<Integer> ports() {
        return List.of(ports.kafka(), ports.kafkaController());
    }

    @Override
    public Set<String> needs() {
        return Set.of();
    }

    @Override
    public Launch prepare(Errands errands) throws IOException {
        Path data = home.directory().resolve("kafka");
        password = secrets.makeForOnce();
        provisioned = false;
        if (!Files.isDirectory(data)) {
            format(data, errands);
        }
        Path properties = write("kafka", data);
        loggedBefore = Files.exists(log()) ? Files.size(log()) : 0;
        return Launch.of(command("kafka.Kafka", properties.toString()));
    }

    /// Answers once the broker handles requests, not merely when the port is open. The first time
    /// also tells it who may do what.
    @Override
    public boolean ready() {
        if (!provisioned) {
            provisioned = started() && access.provision(password);
            return provisioned;
        }
        return answers();
    }

    /// Whether this broker, and no stranger, has its ports: before that, nobody is told the
    /// password.
    private boolean started() {
        try (var log = new RandomAccessFile(log().toFile(), "r")) {
            // A log that has grown long makes room for a new one when the process starts.
            log.seek(log.length() < loggedBefore ? 0 : loggedBefore);
            var news = new byte[Math.toIntExact(log.length() - log.getFilePointer())];
            log.readFully(news);
            return new String(news, StandardCharsets.UTF_8).contains(STARTED);
        } catch (IOException e) {
            return false;
        }
    }

    private Path log() {
        return home.log(name());
    }

    private boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", ports.kafka()), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            var out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(10);
            out.writeShort(API_VERSIONS);
            out.writeShort(0);
            out.writeInt(1);
            out.writeShort(-1);
            out.flush();
            var in = new DataInputStream(socket.getInputStream());
            return in.readInt() > 0 && in.readInt() == 1;
        } catch (IOException e) {
            return false;
        }
    }

    /// Formatted beside its place and moved when complete.
    private void format(Path data, Errands errands) throws IOException {
        Path fresh = home.directory().resolve("kafka.new");
        Home.deleteTree(fresh);
        Path properties = write("kafka-format", fresh);
        errands.run(
                "formatting its log directory",
                Launch.of(
                        command(
                                "kafka.tools.StorageTool",
                                "format",
                                "--standalone",
                                "-t",
                                "QXR0ZXN0U3RhY2stMDAwMQ",
                                "-c",
                                properties.toString())));
        Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private List<String> command(String mainClass, String... arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                installation.java(),
                                "-Xms48m",
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+ExitOnOutOfMemoryError",
                                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                                "-Dorg.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer=info",
                                "-cp",
                                installation.runtimePath("kafka"),
                                mainClass));
        command.addAll(List.of(arguments));
        return command;
    }

    private Path write(String name, Path data) throws IOException {
        Path file = home.config().resolve(name + ".properties");
        Home.write(file, BrokerSettings.of(ports, data, password));
        return file;
    }
}
