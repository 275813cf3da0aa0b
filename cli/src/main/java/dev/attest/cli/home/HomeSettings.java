package dev.attest.cli.home;

import dev.attest.cli.output.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a home remembers between two `up`.
public final class HomeSettings {
    private final Path file;

    public HomeSettings(Home home) {
        this.file = home.config().resolve("port-offset");
    }

    public int portOffset() {
        try {
            return Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
        } catch (IOException | NumberFormatException e) {
            throw CommandFailure.usage(file + " does not hold a number; remove it");
        }
    }

    public void rememberPortOffset(int offset) throws IOException {
        Home.write(file, offset + "\n");
    }
}
