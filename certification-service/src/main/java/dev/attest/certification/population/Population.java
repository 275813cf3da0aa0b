package dev.attest.certification.population;

import dev.attest.certification.inventory.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a campaign reviews, and what it does not and why.
///
/// @param sources the snapshots it was drawn from
/// @param gaps what could not be read completely or routed, in words
/// @param excluded how many entitlements were left out, by reason
/// @param considered how many entitlements the inventory held
public record Population(
        List<DrawnItem> items,
        List<Snapshot> sources,
        List<String> gaps,
        Map<String, Integer> excluded,
        int considered) {
    public Population {
        items = List.copyOf(items);
        sources = List.copyOf(sources);
        gaps = List.copyOf(gaps);
        excluded = new TreeMap<>(excluded);
    }
}
