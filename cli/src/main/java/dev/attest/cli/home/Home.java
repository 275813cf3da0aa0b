package dev.attest.cli.home;

import dev.attest.cli.output.CommandFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/// The folder that holds everything one embedded stack keeps: data, secrets, logs, what runs.
public record Home(Path directory) {
    public Home {
        directory = directory.toAbsolutePath().normalize();
    }

    public Path secrets() {
        return directory.resolve("secrets");
    }

    public Path config() {
        return directory.resolve("config");
    }

    public Path logs() {
        return directory.resolve("logs");
    }

    public Path keys() {
        return directory.resolve("keys");
    }

    public Path run() {
        return directory.resolve("run");
    }

    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    public boolean exists() {
        return Files.isDirectory(run());
    }

    /// Creates the folder and what every command expects inside; the owner alone may look in.
    public void create() {
        try {
            privateDirectory(directory);
            for (Path inside : new Path[] {secrets(), config(), logs(), keys(), run()}) {
                privateDirectory(inside);
            }
        } catch (FileAlreadyExistsException e) {
            throw CommandFailure.usage(
                    e.getFile() + " is a file; --home needs a folder (or one that can be created)");
        } catch (IOException e) {
            throw CommandFailure.usage("cannot create " + directory + ": " + e.getMessage());
        }
    }

    /// Replaces `file` as a whole, so that a crash or a full disk leaves the old content or the
    /// new, never half of it.
    public static void write(Path file, String content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(
                fresh,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, content);
        Files.move(
                fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    public static void deleteTree(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (var inside = Files.walk(tree)) {
            for (Path path : inside.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void privateDirectory(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(
                    path,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        }
    }
}
