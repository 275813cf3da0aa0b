package dev.attest.collector.notifications.channel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What nobody may read: it shows itself only to who asks for it by name.
public final class Secret {

    private static final long LONGEST = 4096;

    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "***";
    }

    /// A secret that is set, or that stands in a file; of both the file counts.
    ///
    /// @param setting what messages call it
    /// @throws IllegalArgumentException when the file cannot be read, without saying what it holds
    static Optional<Secret> of(String setting, Optional<String> value, Optional<Path> file) {
        Optional<String> text = file.isPresent() ? Optional.of(read(setting, file.get())) : value;
        return text.map(String::strip).filter(t -> !t.isEmpty()).map(Secret::new);
    }

    private static String read(String setting, Path file) {
        try {
            if (Files.size(file) > LONGEST) {
                throw new IllegalArgumentException(
                        setting + "-file is longer than " + LONGEST + " bytes");
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    setting + "-file cannot be read: " + e.getClass().getSimpleName(), e);
        }
    }
}
