package dev.attest.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.attest.cli.home.Home;
import dev.attest.cli.home.Installation;
import dev.attest.cli.home.Ports;
import dev.attest.cli.home.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who gets at the bus of a stack that runs on this machine: real processes, real clients.
class BrokerAccessTest {
    private static final String TOPIC = "attest.certification";

    @TempDir private Path folder;

    private final Ports ports = new Ports(FreePorts.offset());
    private final List<Process> started = new ArrayList<>();
    private Home home = new Home(Path.of("."));

    @AfterEach
    void stop() throws IOException, InterruptedException {
        AttestProcess.run(home, "down");
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void shouldServeServicesAndNobodyElse() throws Exception {
        // Given
        home = new Home(folder.resolve("home"));
        AttestProcess up = up();
        BusClient certification = service("certification");
        BusClient risk = service("risk");
        certification.create(TOPIC);

        // When
        certification.write(TOPIC, "decided");

        // Then
        assertThat(risk.read(TOPIC, "risk")).containsExactly("decided");
        assertThatThrownBy(() -> risk.write(TOPIC, "forged"))
                .isInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> service("reporting").write(TOPIC, "forged"))
                .isInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> risk.read(TOPIC, "certification"))
                .isInstanceOf(GroupAuthorizationException.class);
        assertThatThrownBy(() -> BusClient.anonymous(ports.kafkaAddress()).write(TOPIC, "forged"))
                .isInstanceOf(TimeoutException.class);
        assertThatThrownBy(() -> scram("certification", "guessed").write(TOPIC, "forged"))
                .isInstanceOf(SaslAuthenticationException.class);
        assertThatThrownBy(() -> plain(ports.kafkaAddress(), "guessed").write(TOPIC, "forged"))
                .isInstanceOf(SaslAuthenticationException.class);
        assertThatThrownBy(() -> BusClient.anonymous(controller()).throughController())
                .isInstanceOf(TimeoutException.class);
        assertThatThrownBy(() -> plain(controller(), "guessed").throughController())
                .isInstanceOf(SaslAuthenticationException.class);
        assertThat(risk.read(TOPIC, "risk")).containsExactly("decided");
        assertThatNothingIsTold(up);
    }

    /// What was made before the broker knew anybody comes up with all it holds.
    @Test
    void shouldTakeInAHomeThatWasOpenToEverybody() throws Exception {
        // Given
        home = new Home(folder.resolve("home"));
        makeOpenHome();

        // When
        up();

        // Then
        assertThat(service("risk").read(TOPIC, "risk")).containsExactly("old");
        assertThatThrownBy(() -> scram("broker", "planted").write(TOPIC, "forged"))
                .isInstanceOf(SaslAuthenticationException.class);
        assertThatThrownBy(() -> BusClient.anonymous(ports.kafkaAddress()).write(TOPIC, "forged"))
                .isInstanceOf(TimeoutException.class);
        service("certification").write(TOPIC, "new");
        assertThat(service("reporting").read(TOPIC, "attest-reporting"))
                .containsExactlyInAnyOrder("old", "new");
    }

    private AttestProcess up() throws IOException, InterruptedException {
        AttestProcess up =
                AttestProcess.run(
                        home, "up", "--detach", "--only=kafka", "--port-offset=" + ports.offset());
        assertThat(up.exitCode()).as(up.text()).isZero();
        return up;
    }

    private void assertThatNothingIsTold(AttestProcess up) throws IOException {
        String log = Files.readString(home.log("kafka"));
        String password = new Secrets(home).read("kafka-certification");
        assertThat(up.text()).doesNotContain(password);
        assertThat(log).contains("Kafka Server started").doesNotContain(password);
        Path settings = home.config().resolve("kafka.properties");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(settings)))
                .isEqualTo("rw-------");
        String once = Files.readString(settings).replaceAll("(?s).*user_broker=\"(\\w+)\".*", "$1");
        assertThat(once).hasSize(32);
        assertThat(log).doesNotContain(once);
        ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .forEach(line -> assertThat(line).doesNotContain(once).doesNotContain(password));
    }

    private void makeOpenHome() throws Exception {
        home.create();
        Path settings = home.config().resolve("open.properties");
        Home.write(
                settings,
                """
                process.roles=broker,controller
                node.id=1
                controller.quorum.bootstrap.servers=%2$s
                controller.listener.names=CONTROLLER
                listeners=PLAINTEXT://%1$s,CONTROLLER://%2$s
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%3$s
                offsets.topic.replication.factor=1
                """
                        .formatted(
                                ports.kafkaAddress(),
                                controller(),
                                home.directory().resolve("kafka")));
        String id = "QXR0ZXN0U3RhY2stMDAwMQ";
        Process format =
                broker(
                        "kafka.tools.StorageTool",
                        "format",
                        "--standalone",
                        "-t",
                        id,
                        "-c",
                        settings.toString());
        assertThat(format.waitFor()).isZero();
        Process broker = broker("kafka.Kafka", settings.toString());
        var open = BusClient.anonymous(ports.kafkaAddress());
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .untilAsserted(() -> open.create(TOPIC));
        open.write(TOPIC, "old");
        open.plant("broker", "planted");
        broker.destroy();
        broker.waitFor();
    }

    private Process broker(String mainClass, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-cp",
                                Installation.current().runtimePath("kafka"),
                                mainClass));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("open.log").toFile())
                        .start();
        started.add(process);
        return process;
    }

    private String controller() {
        return "127.0.0.1:" + ports.kafkaController();
    }

    private BusClient service(String name) {
        return scram(name, new Secrets(home).read("kafka-" + name));
    }

    private BusClient scram(String user, String password) {
        return new BusClient(
                ports.kafkaAddress(),
                Map.of(
                        "security.protocol",
                        "SASL_PLAINTEXT",
                        "sasl.mechanism",
                        "SCRAM-SHA-512",
                        "sasl.jaas.config",
                        BrokerAccess.login(user, password)));
    }

    private static BusClient plain(String address, String password) {
        return new BusClient(
                address,
                Map.of(
                        "security.protocol",
                        "SASL_PLAINTEXT",
                        "sasl.mechanism",
                        "PLAIN",
                        "sasl.jaas.config",
                        BrokerAccess.plainLogin(password)));
    }
}
