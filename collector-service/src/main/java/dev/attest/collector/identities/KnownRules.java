package dev.attest.collector.identities;

import dev.attest.collector.platform.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/// The rules that ship and those of the folder, as it was when it was looked at last. A file that
/// is no rule, or no rule that does what its own tests say, is told of in the log and stops
/// nothing.
@ApplicationScoped
class KnownRules {

    private static final Logger LOG = Logger.getLogger(KnownRules.class);

    /// @param digest changes with the rules
    record Rules(IdentityRules rules, String digest) {}

    private final IdentitiesConfig config;
    private final Map<String, String> shipped;

    private volatile Rules known;

    KnownRules(IdentitiesConfig config) {
        this.config = config;
        shipped = RuleFiles.shipped();
        known = read(folder().orElse(Map.of()));
    }

    Rules now() {
        return known;
    }

    /// Looks at the folder again. When it cannot be read now, the rules stay as they are.
    void look() {
        folder().filter(own -> !digest(own).equals(known.digest()))
                .ifPresent(own -> known = read(own));
    }

    private Optional<Map<String, String>> folder() {
        try {
            return Optional.of(config.directory().map(RuleFiles::folder).orElse(Map.of()));
        } catch (UncheckedIOException e) {
            LOG.warnf("the folder of rules about identities cannot be read: %s", e.getMessage());
            return Optional.empty();
        }
    }

    private Rules read(Map<String, String> own) {
        List<IdentityRule> rules = new ArrayList<>();
        shipped.forEach((id, text) -> rules.add(IdentityRuleFile.read(id, text)));
        own.forEach((id, text) -> {
            try {
                if (shipped.containsKey(id)) {
                    throw new IllegalArgumentException("a rule that ships has this id");
                }
                rules.add(tested(IdentityRuleFile.read(id, text)));
            } catch (IllegalArgumentException e) {
                LOG.warnf(
                        "rule %s about identities: %s",
                        Text.shown(id), Text.shown(String.valueOf(e.getMessage())));
            }
        });
        return new Rules(new IdentityRules(rules), digest(own));
    }

    private static IdentityRule tested(IdentityRule rule) {
        List<String> failing = rule.failing();
        if (!failing.isEmpty()) {
            throw new IllegalArgumentException("tests fail: " + String.join(", ", failing));
        }
        return rule;
    }

    private String digest(Map<String, String> own) {
        Map<String, String> all = new TreeMap<>(own);
        all.putAll(shipped);
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(all.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
