package dev.attest.collector.inventory.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.collector.imports.Quarantined;
import dev.attest.collector.trail.Text;
import dev.attest.events.inventory.InventorySource;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A reading that is still being made. Counts what the file declares and what could be taken in.
final class Draft {

    final List<PrincipalReading> principals = new ArrayList<>();
    final List<GroupReading> groups = new ArrayList<>();
    final List<PermissionSetReading> permissionSets = new ArrayList<>();
    final List<AccountReading> accounts = new ArrayList<>();
    final List<ManagedPolicy> managedPolicies = new ArrayList<>();
    final Map<String, String> documents = new LinkedHashMap<>();
    final List<Quarantined> refused = new ArrayList<>();
    final List<String> gaps = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();
    private final Map<String, Integer> declared = new TreeMap<>();
    private final Map<String, Integer> parsed = new TreeMap<>();

    void kinds(String... kinds) {
        for (String kind : kinds) {
            declared.putIfAbsent(kind, 0);
            parsed.putIfAbsent(kind, 0);
        }
    }

    void declare(String kind) {
        declared.merge(kind, 1, Integer::sum);
    }

    void take(String kind) {
        parsed.merge(kind, 1, Integer::sum);
    }

    int declared(String kind) {
        return declared.getOrDefault(kind, 0);
    }

    void refuse(String position, String reason, String value) {
        refused.add(new Quarantined(position, reason, Text.shown(value)));
    }

    /// Keeps a policy document and returns its hash.
    ///
    /// @param document an object, or the text of one, percent-encoded or not
    String document(JsonNode document) {
        String text = document.isTextual() ? decoded(document.textValue()) : document.toString();
        String sha256 = sha256(text);
        documents.put(sha256, text);
        return sha256;
    }

    private static String decoded(String text) {
        return text.startsWith("%7B") || text.startsWith("%7b")
                ? URLDecoder.decode(text, StandardCharsets.UTF_8)
                : text;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    Reading finish(InventorySource source, String accountId) {
        if (!refused.isEmpty()) {
            gaps.add(refused.size() + " parts were not taken in");
        }
        declared.forEach((kind, count) -> {
            int taken = parsed.getOrDefault(kind, 0);
            if (taken != count) {
                gaps.add("%s: %d of %d taken in".formatted(kind, taken, count));
            }
        });
        if (declared.values().stream().allMatch(count -> count == 0)) {
            gaps.add("it is empty");
        }
        return new Reading(
                source,
                accountId,
                principals,
                groups,
                permissionSets,
                accounts,
                managedPolicies,
                documents,
                declared,
                parsed,
                refused,
                gaps,
                warnings);
    }
}
