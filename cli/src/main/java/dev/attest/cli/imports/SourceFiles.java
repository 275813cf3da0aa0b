package dev.attest.cli.imports;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.attest.cli.output.CommandFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The files that a person meant by naming files and folders.
final class SourceFiles {
    private SourceFiles() {}

    /// What is named may be a link. A file that is named is taken whatever its ending; in a folder
    /// only those with a known ending are, and links are not followed.
    static List<Path> find(List<Path> named, List<String> endings) {
        List<Path> found = new ArrayList<>();
        for (Path path : named) {
            if (Files.isDirectory(path)) {
                List<Path> inside = inside(path, endings);
                if (inside.isEmpty()) {
                    throw CommandFailure.usage(
                            "no file that ends in "
                                    + String.join(", ", endings)
                                    + " below "
                                    + path);
                }
                found.addAll(inside);
            } else if (Files.isReadable(path)) {
                found.add(path);
            } else {
                throw CommandFailure.usage(
                        path + (Files.exists(path) ? " cannot be read" : " does not exist"));
            }
        }
        return found;
    }

    private static List<Path> inside(Path folder, List<String> endings) {
        try (var files = Files.walk(Files.isSymbolicLink(folder) ? folder.toRealPath() : folder)) {
            return files.filter(file -> Files.isRegularFile(file, NOFOLLOW_LINKS))
                    .filter(file -> endings.stream().anyMatch(e -> file.toString().endsWith(e)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
