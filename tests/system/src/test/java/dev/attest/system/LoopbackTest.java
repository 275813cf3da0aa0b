package dev.attest.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/// Nothing of the embedded stack can be reached from another machine.
@ExtendWith(SharedStack.class)
@EnabledOnOs(OS.LINUX)
class LoopbackTest {
    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";

    /// As the kernel writes them: 127.0.0.0/8, ::1, and the former within the latter's notation.
    private static final String LOOPBACK = "[0-9A-F]{6}7F|0{24}01000000|0{16}FFFF0000[0-9A-F]{6}7F";

    @Test
    void shouldListenOnTheLoopbackOnly(Stack stack) throws IOException {
        // Given
        Set<String> sockets = new HashSet<>();
        for (Path process : processesOf(stack.home())) {
            sockets.addAll(sockets(process));
        }

        // When
        List<String> listening = new ArrayList<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            for (String line : Files.readAllLines(PROC.resolve(table))) {
                String[] field = line.strip().split("\\s+");
                if (field[3].equals(LISTENING) && sockets.contains(field[9])) {
                    listening.add(field[1]);
                }
            }
        }

        // Then
        assertThat(listening)
                .hasSizeGreaterThanOrEqualTo(8)
                .allSatisfy(address ->
                        assertThat(address.substring(0, address.indexOf(':'))).matches(LOOPBACK));
    }

    /// Every part names its home in its command line.
    private static List<Path> processesOf(Path home) throws IOException {
        try (Stream<Path> entries = Files.list(PROC)) {
            return entries.filter(entry -> entry.getFileName().toString().matches("\\d+"))
                    .filter(entry -> commandLine(entry).contains(home.toString()))
                    .toList();
        }
    }

    private static String commandLine(Path process) {
        try {
            return new String(
                    Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.UTF_8);
        } catch (IOException ended) {
            return "";
        }
    }

    private static Set<String> sockets(Path process) throws IOException {
        Set<String> inodes = new HashSet<>();
        try (Stream<Path> open = Files.list(process.resolve("fd"))) {
            for (Path descriptor : open.toList()) {
                String target = target(descriptor);
                if (target.startsWith("socket:[")) {
                    inodes.add(target.substring(8, target.length() - 1));
                }
            }
        }
        return inodes;
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closed) {
            return "";
        }
    }
}
