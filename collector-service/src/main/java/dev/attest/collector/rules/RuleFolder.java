package dev.attest.collector.rules;

import dev.attest.collector.platform.Text;
import dev.attest.rules.CompiledRule;
import dev.attest.rules.InvalidRuleException;
import dev.attest.rules.RuleFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Rule files that users put into a folder. A file that is no rule is told of and stops nothing.
final class RuleFolder {

    static final int MOST_FILES = 2_000;
    private static final long LONGEST = 2L << 20;

    private final Path folder;

    RuleFolder(Path folder) {
        this.folder = folder;
    }

    /// What stands in the folder.
    record Content(List<CompiledRule> rules, List<BrokenRule> broken) {

        Content {
            rules = List.copyOf(rules);
            broken = List.copyOf(broken);
        }
    }

    /// A file of the folder as it is now.
    sealed interface Found {

        record Read(String text) implements Found {}

        record Unreadable(String problem) implements Found {}
    }

    /// The files by name; empty when there is no folder.
    Map<String, Found> files() {
        Map<String, Found> files = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (Stream<Path> list = Files.list(folder)) {
            List<Path> all =
                    list.filter(file -> file.getFileName().toString().endsWith(RuleFile.SUFFIX))
                            .sorted()
                            .toList();
            for (int i = 0; i < all.size(); i++) {
                Path file = all.get(i);
                files.put(
                        file.getFileName().toString(),
                        i < MOST_FILES
                                ? found(file)
                                : new Found.Unreadable(
                                        "one of more than " + MOST_FILES + " files"));
            }
        } catch (IOException | UncheckedIOException e) {
            files.put(
                    folder.getFileName() + RuleFile.SUFFIX,
                    new Found.Unreadable(String.valueOf(e.getMessage())));
        }
        return files;
    }

    private static Found found(Path file) {
        try {
            return Files.size(file) > LONGEST
                    ? new Found.Unreadable("longer than " + LONGEST + " bytes")
                    : new Found.Read(Files.readString(file));
        } catch (CharacterCodingException e) {
            return new Found.Unreadable("no UTF-8 text");
        } catch (IOException e) {
            return new Found.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    /// @param files as [#files()] gave them
    /// @param taken ids that rules have which ship
    static Content read(Map<String, Found> files, Set<String> taken) {
        List<CompiledRule> rules = new ArrayList<>();
        List<BrokenRule> broken = new ArrayList<>();
        files.forEach((name, file) -> {
            String id = name.substring(0, name.length() - RuleFile.SUFFIX.length());
            switch (file) {
                case Found.Unreadable(String problem) -> broken.add(broken(id, problem));
                case Found.Read _ when taken.contains(id) ->
                        broken.add(broken(id, "a rule that ships has this id"));
                case Found.Read _ when OwnRules.has(id) ->
                        broken.add(broken(id, "ids like this are Attest's own"));
                case Found.Read(String text) -> {
                    try {
                        rules.add(RuleFile.read(id, text));
                    } catch (InvalidRuleException e) {
                        broken.add(broken(id, e.told()));
                    }
                }
            }
        });
        return new Content(rules, broken);
    }

    private static BrokenRule broken(String id, String problem) {
        return new BrokenRule(Text.shown(id), Text.shown(problem));
    }
}
