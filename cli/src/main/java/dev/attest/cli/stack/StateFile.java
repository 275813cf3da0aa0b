package dev.attest.cli.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.attest.cli.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// `run/state.json`: written by the supervisor, read by every other command.
public final class StateFile {
    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final Path file;

    public StateFile(Home home) {
        this.file = home.run().resolve("state.json");
    }

    public Optional<StackState> read() {
        try {
            return Optional.of(JSON.readValue(Files.readString(file), StackState.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// The state of a supervisor that still runs.
    public Optional<StackState> running() {
        return read().filter(StackState::supervisorAlive);
    }

    void write(StackState state) throws IOException {
        Home.write(file, JSON.writeValueAsString(state));
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
