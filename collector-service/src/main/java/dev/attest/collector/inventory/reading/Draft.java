package dev.attest.collector.inventory.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.collector.imports.Refusals;
import dev.attest.collector.platform.Text;
import dev.attest.events.inventory.InventorySource;
import dev.attest.traildigest.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A reading that is still being made. Counts what the file declares and what could be taken in.
final class Draft {

    private static final int GAPS = 50;
    private static final int WARNINGS = 1_000;

    final List<PrincipalReading> principals = new ArrayList<>();
    final List<GroupReading> groups = new ArrayList<>();
    final List<PermissionSetReading> permissionSets = new ArrayList<>();
    final List<AccountReading> accounts = new ArrayList<>();
    final List<ManagedPolicy> managedPolicies = new ArrayList<>();
    final Map<String, String> documents = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private int moreWarnings;
    private final Refusals refused = new Refusals();
    private final List<String> gaps = new ArrayList<>();
    private int moreGaps;
    private final Map<String, String> rows = new HashMap<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private final Map<String, Integer> declared = new TreeMap<>();
    private final Map<String, Integer> parsed = new TreeMap<>();

    void kinds(String... kinds) {
        for (String kind : kinds) {
            declared.putIfAbsent(kind, 0);
            parsed.putIfAbsent(kind, 0);
        }
    }

    /// Lists without which the file cannot show all there is, be they empty.
    void needs(String... lists) {
        missing.addAll(List.of(lists));
    }

    /// A list is there.
    void list(String name) {
        missing.remove(name);
    }

    /// What AWS and its command line write at the end of a page that is not the last.
    void paging(String name, JsonNode value) {
        boolean goesOn =
                switch (name) {
                    case "IsTruncated" -> value.asBoolean();
                    case "NextToken", "Marker" -> !value.isNull() && !value.asText().isBlank();
                    default -> false;
                };
        if (goesOn) {
            gap("%s is %s: the listing goes on".formatted(name, Text.shown(value.asText())));
        }
    }

    /// Whether a row is a copy of one that came before: merged pages repeat rows.
    ///
    /// @throws IllegalArgumentException when the other one says something else
    boolean repeated(String key, JsonNode row) {
        String hash = sha256(row.toString());
        String before = rows.putIfAbsent(key, hash);
        if (before != null && !before.equals(hash)) {
            throw new IllegalArgumentException(
                    "it stands in the file twice and differs: " + Text.shown(key));
        }
        return before != null;
    }

    /// Whether a relation was read before, whatever else its row says.
    boolean repeated(String... relation) {
        return rows.putIfAbsent(String.join("\n", relation), "") != null;
    }

    /// A declared row turned out to be a copy of another.
    void repeat(String kind) {
        declared.merge(kind, -1, Integer::sum);
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

    /// Notes why the reading cannot prove absence; of very many reasons only the first are kept.
    void gap(String reason) {
        if (gaps.size() < GAPS) {
            gaps.add(reason);
        } else {
            moreGaps++;
        }
    }

    /// Notes what deserves a look; of very much only the first.
    void warn(String warning) {
        if (warnings.size() < WARNINGS) {
            warnings.add(warning);
        } else {
            moreWarnings++;
        }
    }

    void refuse(String position, String reason, String value) {
        refused.add(position, reason, Text.shown(value));
    }

    /// The file is not read on: that is told first of all, however much was refused before.
    void stop(String position, String reason) {
        refuse(position, reason, "");
        gaps.addFirst(reason);
    }

    /// Keeps a policy document and returns its hash.
    ///
    /// @param document an object, or the text of one, percent-encoded or not
    String document(JsonNode document) {
        String text = PolicyText.of(document);
        String sha256 = sha256(text);
        documents.put(sha256, text);
        return sha256;
    }

    private static String sha256(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    Reading finish(InventorySource source, String accountId) {
        if (!refused.isEmpty()) {
            gap(refused.count() + " parts were not taken in");
        }
        declared.forEach((kind, count) -> {
            int taken = parsed.getOrDefault(kind, 0);
            if (taken != count) {
                gap("%s: %d of %d taken in".formatted(kind, taken, count));
            }
        });
        missing.forEach(
                list -> gap("%s is missing: the file does not show all there is".formatted(list)));
        if (declared.values().stream().allMatch(count -> count == 0)) {
            gap("it is empty");
        }
        if (moreWarnings > 0) {
            warnings.add("%d more warnings are not listed".formatted(moreWarnings));
        }
        if (moreGaps > 0) {
            gaps.add("%d more gaps are not listed".formatted(moreGaps));
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
                refused.listed(),
                refused.count(),
                gaps,
                warnings);
    }
}
