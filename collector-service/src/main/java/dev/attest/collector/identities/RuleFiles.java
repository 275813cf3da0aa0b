package dev.attest.collector.identities;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The texts of rule files, by id.
final class RuleFiles {

    static final int MOST_FILES = 500;
    private static final long LONGEST = 1L << 20;
    private static final String SHIPPED = "/identity-rules/";

    private RuleFiles() {}

    /// Those that come with Attest.
    static Map<String, String> shipped() {
        Map<String, String> files = new TreeMap<>();
        for (String id : resource("index.txt").lines().filter(l -> !l.isBlank()).toList()) {
            files.put(id, resource(id + IdentityRuleFile.SUFFIX));
        }
        return files;
    }

    private static String resource(String name) {
        try (InputStream in = RuleFiles.class.getResourceAsStream(SHIPPED + name)) {
            if (in == null) {
                throw new IllegalStateException(SHIPPED + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(SHIPPED + name + " cannot be read", e);
        }
    }

    /// Those of a folder; one that is too long is told as empty, which is no rule.
    ///
    /// @throws UncheckedIOException when the folder or a file in it cannot be read
    static Map<String, String> folder(Path folder) {
        Map<String, String> files = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> some =
                    all.filter(f -> f.getFileName().toString().endsWith(IdentityRuleFile.SUFFIX))
                            .sorted()
                            .limit(MOST_FILES)
                            .toList();
            for (Path file : some) {
                String name = file.getFileName().toString();
                files.put(
                        name.substring(0, name.length() - IdentityRuleFile.SUFFIX.length()),
                        text(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static String text(Path file) {
        try {
            return Files.size(file) > LONGEST ? "" : Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
