package dev.attest.cli.home;

import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;

/// The built project that this command line belongs to: where its jars are and which versions it
/// was built with.
public record Installation(Path root) {
    public Installation {
        root = root.toAbsolutePath().normalize();
    }

    /// The launcher script says where the project is.
    public static Installation current() {
        return new Installation(Path.of(System.getProperty("attest.root", ".")));
    }

    public static String version(String part) {
        return Objects.requireNonNull(Versions.ALL.getProperty(part), part);
    }

    public Path service(String module) {
        return root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /// Where parts that come as archives are unpacked; shared by all homes of this project.
    public Path unpacked() {
        return root.resolve("cli/runtime/target/unpacked");
    }

    /// The class path or file that the build recorded for `part`.
    public String runtimePath(String part) {
        Path file = root.resolve("cli/runtime/target").resolve(part + ".path");
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.NOT_REACHABLE,
                    "the build is incomplete: " + file + " is missing; run ./attest --build",
                    e);
        }
    }

    public String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static final class Versions {
        static final Properties ALL = load();

        private static Properties load() {
            var loaded = new Properties();
            try (InputStream in = Installation.class.getResourceAsStream("versions.properties")) {
                loaded.load(Objects.requireNonNull(in));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return loaded;
        }
    }
}
