package dev.attest.cli.stack;

import dev.attest.cli.home.Home;
import dev.attest.cli.home.Installation;
import dev.attest.cli.home.Ports;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
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

    private final Home home;
    private final Installation installation;
    private final Ports ports;

    KafkaPart(Home home, Installation installation, Ports ports) {
        this.home = home;
        this.installation = installation;
        this.ports = ports;
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
        if (!Files.isDirectory(data)) {
            format(data, errands);
        }
        Path properties = write("kafka", data);
        return Launch.of(command("kafka.Kafka", properties.toString()));
    }

    /// Answers once the broker handles requests, not merely when the port is open.
    @Override
    public boolean ready() {
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

    private List<String> command(String mainClass, String... arguments) throws IOException {
        Path logging = home.config().resolve("kafka-log4j2.yaml");
        Home.write(logging, LOGGING);
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
                                "-Dlog4j2.configurationFile=" + logging.toUri(),
                                "-cp",
                                installation.runtimePath("kafka"),
                                mainClass));
        command.addAll(List.of(arguments));
        return command;
    }

    private Path write(String name, Path data) throws IOException {
        Path file = home.config().resolve(name + ".properties");
        String controller = "127.0.0.1:" + ports.kafkaController();
        Home.write(
                file,
                String.join(
                        "\n",
                        "process.roles=broker,controller",
                        "node.id=1",
                        "controller.quorum.bootstrap.servers=" + controller,
                        "controller.listener.names=CONTROLLER",
                        "listeners=PLAINTEXT://"
                                + ports.kafkaAddress()
                                + ",CONTROLLER://"
                                + controller,
                        "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                        "log.dirs=" + data,
                        // One broker has no replica to lean on: what it acknowledges is on the
                        // disk.
                        "log.flush.interval.messages=1",
                        "num.partitions=3",
                        "offsets.topic.num.partitions=3",
                        "offsets.topic.replication.factor=1",
                        "transaction.state.log.num.partitions=3",
                        "transaction.state.log.replication.factor=1",
                        "transaction.state.log.min.isr=1",
                        "share.coordinator.state.topic.replication.factor=1",
                        "share.coordinator.state.topic.min.isr=1",
                        "group.initial.rebalance.delay.ms=0",
                        "num.network.threads=2",
                        "num.io.threads=4",
                        "log.cleaner.dedupe.buffer.size=4194304",
                        ""));
        return file;
    }

    private static final String LOGGING =
            """
            Configuration:
              status: error
              Appenders:
                Console:
                  name: out
                  PatternLayout:
                    pattern: "%d %p %m (%c)%n"
              Loggers:
                Root:
                  level: warn
                  AppenderRef:
                    ref: out
            """;
}
