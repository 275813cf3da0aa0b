package dev.attest.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The rules that come with Attest.
public final class ShippedRules {

    private static final String FOLDER = "/rules/";

    private ShippedRules() {}

    /// All rules by id. A file that cannot be read stops the program: silence would look like
    /// peace.
    public static List<CompiledRule> all() {
        return ids().stream().map(ShippedRules::read).toList();
    }

    /// The file of a rule; empty when none that ships is called so.
    public static Optional<String> text(String id) {
        return ids().contains(id) ? Optional.of(file(id + RuleFile.SUFFIX)) : Optional.empty();
    }

    private static List<String> ids() {
        return file("index.txt").lines().filter(line -> !line.isBlank()).sorted().toList();
    }

    private static CompiledRule read(String id) {
        try {
            return RuleFile.read(id, file(id + RuleFile.SUFFIX));
        } catch (InvalidRuleException e) {
            throw new IllegalStateException("rules/" + id + RuleFile.SUFFIX + ": " + e.told(), e);
        }
    }

    private static String file(String file) {
        try (InputStream in = ShippedRules.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("rules/" + file + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("rules/" + file + " cannot be read", e);
        }
    }
}
