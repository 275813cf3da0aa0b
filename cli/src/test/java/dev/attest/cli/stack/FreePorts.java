package dev.attest.cli.stack;

import dev.attest.cli.home.Ports;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Random;

/// An offset at which no port of the stack is taken.
final class FreePorts {
    private static final Random RANDOM = new Random();

    private FreePorts() {}

    static int offset() {
        for (int attempt = 0; attempt < 200; attempt++) {
            int offset = 1_000 + RANDOM.nextInt(44_000);
            var ports = new Ports(offset);
            var all =
                    List.of(
                            ports.postgresql(),
                            ports.kafka(),
                            ports.kafkaController(),
                            ports.keycloak());
            if (all.stream().allMatch(FreePorts::free)) {
                return offset;
            }
        }
        throw new IllegalStateException("no free ports");
    }

    private static boolean free(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress("127.0.0.1", port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
