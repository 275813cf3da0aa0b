package dev.attest.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.cli.home.Home;
import dev.attest.cli.home.Ports;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// What `attest up` brings up, with a home and ports of its own, and the command line that talks to
/// it. Its home stays after the tests: the logs of a run that failed are in `target/home/logs`.
final class Stack implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_MINUTES = 9;

    private final Path home = Path.of(System.getProperty("attest.home"));
    private final int offset = freeOffset();

    /// What a command did.
    record Result(int exitCode, String out, String err) {
        JsonNode json() {
            try {
                return JSON.readTree(out);
            } catch (JsonProcessingException e) {
                throw new AssertionError(this.toString(), e);
            }
        }
    }

    /// Brings it up with the sample company.
    static Stack up() {
        var stack = new Stack();
        Home.deleteTree(stack.home);
        Result up = stack.attest("up", "--detach", "--port-offset=" + stack.offset);
        if (up.exitCode() != 0) {
            stack.close();
            throw new AssertionError("the stack did not come up: " + up);
        }
        return stack;
    }

    Path home() {
        return home;
    }

    URI console() {
        return URI.create("http://127.0.0.1:" + new Ports(offset).console());
    }

    String demoPassword() {
        try {
            return Files.readString(home.resolve("secrets/demo-password")).strip();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    Result attest(String... arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Dattest.root=" + System.getProperty("attest.root"),
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                "dev.attest.cli.Main",
                                "--home",
                                home.toString()));
        command.addAll(List.of(arguments));
        try {
            Path out = Files.createTempFile("attest", ".out");
            Path err = Files.createTempFile("attest", ".err");
            Process process =
                    new ProcessBuilder(command)
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile())
                            .start();
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                process.destroy();
                throw new AssertionError("still running: " + command + Files.readString(err));
            }
            return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// The JSON of a command that has to work.
    JsonNode json(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("-o", "json"));
        Result result = attest(all.toArray(String[]::new));
        if (result.exitCode() != 0) {
            throw new AssertionError(all + ": " + result);
        }
        return result.json();
    }

    @Override
    public void close() {
        attest("down");
    }

    private static int freeOffset() {
        var random = new Random();
        return IntStream.generate(() -> 1_000 + random.nextInt(40_000))
                .limit(200)
                .filter(Stack::free)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free ports"));
    }

    private static boolean free(int offset) {
        var ports = new Ports(offset);
        return IntStream.of(
                        ports.console(),
                        ports.collector(),
                        ports.risk(),
                        ports.certification(),
                        ports.reporting(),
                        ports.keycloak(),
                        ports.postgresql(),
                        ports.kafka(),
                        ports.kafkaController())
                .allMatch(port -> {
                    try (var socket = new ServerSocket()) {
                        socket.bind(new InetSocketAddress("127.0.0.1", port));
                        return true;
                    } catch (IOException e) {
                        return false;
                    }
                });
    }
}
