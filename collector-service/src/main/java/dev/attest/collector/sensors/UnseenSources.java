package dev.attest.collector.sensors;

import static java.util.stream.Collectors.toSet;

import dev.attest.collector.accounts.RefreshAccounts;
import dev.attest.collector.collection.CollectionConfig;
import dev.attest.collector.collection.Trails;
import dev.attest.collector.rules.AlertRules;
import dev.attest.collector.rules.LoadedRule;
import dev.attest.collector.rules.OwnRules;
import dev.attest.rules.AlertRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which rules are blind where events are looked up, a few sources of them, and no trail brings
/// all. Files that somebody imports may bring any: where nothing is collected nothing is said.
@ApplicationScoped
class UnseenSources {

    private static final String AWS = ".amazonaws.com";

    private final RefreshAccounts accounts;
    private final Trails trails;
    private final CollectionConfig config;
    private final AlertRules rules;

    UnseenSources(
            RefreshAccounts accounts, Trails trails, CollectionConfig config, AlertRules rules) {
        this.accounts = accounts;
        this.trails = trails;
        this.config = config;
        this.rules = rules;
    }

    /// By source.
    List<UnseenSource> all() {
        return !accounts.configured() || !trails.places().isEmpty()
                ? List.of()
                : of(config.sources(), rules.all().stream().map(LoadedRule::rule).toList());
    }

    /// @param collected as they are configured, such as `iam`
    static List<UnseenSource> of(List<String> collected, List<AlertRule> rules) {
        Set<String> seen = collected.stream().map(source -> source + AWS).collect(toSet());
        SortedMap<String, TreeSet<String>> unseen = new TreeMap<>();
        for (AlertRule rule : rules) {
            if (!OwnRules.has(rule.id())) {
                rule.selections().stream()
                        .flatMap(selection -> selection.sources().stream())
                        .filter(source -> !source.equals(AlertRule.ALL) && !seen.contains(source))
                        .forEach(source ->
                                unseen.computeIfAbsent(source, _ -> new TreeSet<>())
                                        .add(rule.id()));
            }
        }
        List<UnseenSource> all = new ArrayList<>();
        unseen.forEach((source, ids) -> all.add(new UnseenSource(source, List.copyOf(ids))));
        return all;
    }
}
