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
    private static final String UNREADABLE = "\0unreadable: ";

    private final Path folder;

    RuleFolder(Path folder) {
        this.folder = folder;
    }

    /// What stands in the folder.
    record Content(List<CompiledRule> rules, List<BrokenRule> broken) {

        static final Content NOTHING = new Content(List.of(), List.of());

        Content {
            rules = List.copyOf(rules);
            broken = List.copyOf(broken);
        }
    }

    /// The files by name, each as it is now; empty when there is no folder.
    Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (Stream<Path> list = Files.list(folder)) {
            list.filter(file -> file.getFileName().toString().endsWith(RuleFile.SUFFIX))
                    .sorted()
                    .limit(MOST_FILES)
                    .forEach(file -> files.put(file.getFileName().toString(), text(file)));
        } catch (IOException | UncheckedIOException e) {
            files.put(folder.getFileName() + RuleFile.SUFFIX, UNREADABLE + e.getMessage());
        }
        return files;
    }

    private static String text(Path file) {
        try {
            return Files.size(file) > LONGEST
                    ? UNREADABLE + "longer than " + LONGEST + " bytes"
                    : Files.readString(file);
        } catch (CharacterCodingException e) {
            return UNREADABLE + "no UTF-8 text";
        } catch (IOException e) {
            return UNREADABLE + e.getMessage();
        }
    }

    /// @param files as [#files()] gave them
    /// @param taken ids that rules have which ship
    static Content read(Map<String, String> files, Set<String> taken) {
        List<CompiledRule> rules = new ArrayList<>();
        List<BrokenRule> broken = new ArrayList<>();
        files.forEach((name, text) -> {
            String id = name.substring(0, name.length() - RuleFile.SUFFIX.length());
            try {
                if (text.startsWith(UNREADABLE)) {
                    broken.add(new BrokenRule(shown(id), shown(text.substring(1))));
                } else if (taken.contains(id)) {
                    broken.add(new BrokenRule(id, "a rule that ships has this id"));
                } else {
                    rules.add(RuleFile.read(id, text));
                }
            } catch (InvalidRuleException e) {
                broken.add(new BrokenRule(shown(id), shown(e.told())));
            }
        });
        return new Content(rules, broken);
    }

    private static String shown(String text) {
        return Text.shown(text);
    }
}
