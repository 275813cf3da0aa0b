package dev.attest.collector.inventory;

import dev.attest.collector.inventory.reading.KeyReading;
import dev.attest.events.inventory.AccessKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which row of a credential report is which key of a listing: by the same moment, else by the slot
/// in which the key was known before, else by elimination. What stays ambiguous stays unmatched, so
/// that the key has no id rather than a wrong one.
final class MatchKeys {

    private static final Duration SAME = Duration.ofSeconds(2);
    private static final Comparator<KeyReading> BY_AGE =
            Comparator.comparing(
                    KeyReading::created, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final Map<KeyReading, KeyReading> listedOf = new IdentityHashMap<>();
    private final Map<KeyReading, KeyReading> reportedOf = new IdentityHashMap<>();
    private final List<KeyReading> reported;
    private final List<KeyReading> listed;

    /// @param before the keys as they were told last
    MatchKeys(List<KeyReading> reported, List<KeyReading> listed, List<AccessKey> before) {
        this.reported = new ArrayList<>(reported);
        this.listed = new ArrayList<>(listed);
        this.reported.sort(BY_AGE);
        this.listed.sort(BY_AGE);
        Map<String, Integer> slots = new HashMap<>();
        before.forEach(key -> {
            String id = key.accessKeyId();
            if (id != null && key.slot() > 0) {
                slots.put(id, key.slot());
            }
        });
        pairs((row, key) -> sameMoment(row.created(), key.created()));
        pairs((row, key) -> possible(row, key) && slot(key, slots) == row.slot());
        if (this.reported.size() == this.listed.size()) {
            pairs((row, key) -> possible(row, key) && slot(key, slots) == 0);
        }
    }

    @Nullable KeyReading listed(KeyReading row) {
        return listedOf.get(row);
    }

    @Nullable KeyReading reported(KeyReading key) {
        return reportedOf.get(key);
    }

    /// The rows that none of the listed keys can be.
    List<KeyReading> onlyReported() {
        return reported.stream()
                .filter(row ->
                        listed.stream().filter(key -> possible(row, key)).count() < reported.size())
                .toList();
    }

    /// Whether a row and a key are the same.
    @FunctionalInterface
    private interface Same {
        boolean test(KeyReading row, KeyReading key);
    }

    private void pairs(Same same) {
        for (KeyReading row : List.copyOf(reported)) {
            for (KeyReading key : List.copyOf(listed)) {
                if (!listedOf.containsKey(row) && same.test(row, key)) {
                    listedOf.put(row, key);
                    reportedOf.put(key, row);
                    reported.removeIf(r -> r == row);
                    listed.removeIf(k -> k == key);
                }
            }
        }
    }

    private static boolean sameMoment(@Nullable Instant a, @Nullable Instant b) {
        return a != null && b != null && Duration.between(a, b).abs().compareTo(SAME) <= 0;
    }

    /// A key is changed after it was made, never before.
    private static boolean possible(KeyReading row, KeyReading key) {
        Instant changed = row.created();
        Instant made = key.created();
        return changed == null || made == null || !changed.plus(SAME).isBefore(made);
    }

    private static int slot(KeyReading key, Map<String, Integer> slots) {
        String id = key.accessKeyId();
        return id == null ? 0 : slots.getOrDefault(id, 0);
    }
}
