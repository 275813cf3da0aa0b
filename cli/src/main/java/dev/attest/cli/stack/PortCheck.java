package dev.attest.cli.stack;

import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.ExitCode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/// Looks at every port before anything starts, so that a clash costs a second and not half a start.
final class PortCheck {
    private static final int CONNECT_MILLIS = 300;

    private PortCheck() {}

    static void requireFree(List<Part> parts) {
        List<String> taken = new ArrayList<>();
        for (Part part : parts) {
            part.ports().stream()
                    .filter(PortCheck::taken)
                    .forEach(port -> taken.add(port + " (" + part.title() + ")"));
        }
        if (!taken.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.NOT_REACHABLE,
                    (taken.size() == 1 ? "port " : "ports ")
                            + String.join(", ", taken)
                            + (taken.size() == 1 ? " is" : " are")
                            + " taken by another program; stop it, or move all ports with"
                            + " --port-offset N, for example --port-offset 1000");
        }
    }

    private static boolean taken(int port) {
        var address = new InetSocketAddress("127.0.0.1", port);
        try (var server = new ServerSocket()) {
            server.setReuseAddress(true);
            server.bind(address);
        } catch (IOException e) {
            return true;
        }
        // Some systems let a specific address be bound beside a program that listens on all of
        // them.
        try (var client = new Socket()) {
            client.connect(address, CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
