package dev.attest.cli.findings;

import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.InputFiles;
import dev.attest.rules.CompiledRule;
import dev.attest.rules.InvalidRuleException;
import dev.attest.rules.RuleFile;
import dev.attest.rules.ShippedRules;
import java.nio.file.Files;
import java.nio.file.Path;

/// A rule that somebody names: by its file, or by the id of one that ships.
///
/// @param text of the file
record RuleSource(CompiledRule compiled, String text) {
    /// Rules are a page long.
    private static final long LONGEST = 1024 * 1024;

    /// @throws CommandFailure when there is no such rule, or it does not compile
    static RuleSource of(String given) {
        if (isFile(given)) {
            return ofFile(Path.of(given));
        }
        return ShippedRules.text(given)
                .map(text -> new RuleSource(RuleFile.read(given, text), text))
                .orElseThrow(() ->
                        CommandFailure.usage(
                                "no rule that ships is called "
                                        + given
                                        + "; a file ends in "
                                        + RuleFile.SUFFIX));
    }

    /// Whether somebody means a file; an id has neither dots nor slashes.
    static boolean isFile(String given) {
        return given.contains(".") || given.contains("/");
    }

    private static RuleSource ofFile(Path file) {
        String name = String.valueOf(file.getFileName());
        if (!Files.exists(file)) {
            throw CommandFailure.usage("there is no file " + file);
        }
        if (!name.endsWith(RuleFile.SUFFIX)) {
            throw CommandFailure.usage(file + ": the file of a rule ends in " + RuleFile.SUFFIX);
        }
        String id = name.substring(0, name.length() - RuleFile.SUFFIX.length());
        try {
            String text = InputFiles.text(file, LONGEST);
            return new RuleSource(RuleFile.read(id, text), text);
        } catch (InvalidRuleException e) {
            throw CommandFailure.usage(
                    file + (e.line() == 0 ? ": " : ":" + e.line() + ": ") + e.getMessage());
        }
    }
}
