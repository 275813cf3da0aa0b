package dev.attest.risk.assessment;

import dev.attest.iampolicy.ParsedPolicy;
import dev.attest.iampolicy.PolicyKind;
import dev.attest.iampolicy.PolicyParser;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;

/// Parsed documents by hash, so that a policy that many have is parsed once. The least recently
/// used ones are dropped.
@ApplicationScoped
class PolicyShelf {

    private static final int MAX_DOCUMENTS = 2_000;

    private final Map<String, ParsedPolicy> parsed =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, ParsedPolicy> eldest) {
                    return size() > MAX_DOCUMENTS;
                }
            };

    synchronized ParsedPolicy parsed(String sha256, PolicyKind kind, String document) {
        return parsed.computeIfAbsent(kind + " " + sha256, _ -> PolicyParser.parse(document, kind));
    }
}
