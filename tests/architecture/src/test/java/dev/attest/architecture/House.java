package dev.attest.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The product as it lies on the disk: its modules, their classes and their sources.
final class House {

    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    private static @Nullable JavaClasses production;

    private House() {}

    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("libs/events"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("not inside the repository");
        }
        return folder;
    }

    /// All modules of the reactor.
    static List<Path> modules() {
        return MODULE.matcher(read(root().resolve("pom.xml")))
                .results()
                .map(module -> root().resolve(module.group(1)))
                .toList();
    }

    /// The modules whose code is shipped; the others test it or only gather it.
    static List<Path> productionModules() {
        return modules().stream()
                .filter(module -> !module.startsWith(root().resolve("tests")))
                .filter(module -> Files.isDirectory(module.resolve("src/main/java")))
                .toList();
    }

    /// The compiled code of every shipped module.
    static synchronized JavaClasses productionClasses() {
        JavaClasses classes = production;
        if (classes == null) {
            List<Path> folders =
                    productionModules().stream().map(m -> m.resolve("target/classes")).toList();
            folders.stream()
                    .filter(folder -> !Files.isDirectory(folder))
                    .forEach(folder -> {
                        throw new IllegalStateException(
                                folder + " is missing; compile every module first");
                    });
            classes = new ClassFileImporter().importPaths(folders);
            production = classes;
        }
        return classes;
    }

    /// Every hand-written Java file, tests included.
    static List<Path> sources() {
        return modules().stream()
                .flatMap(module -> Stream.of("src/main/java", "src/test/java").map(module::resolve))
                .filter(Files::isDirectory)
                .flatMap(folder -> files(folder, ".java").stream())
                .toList();
    }

    static List<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
