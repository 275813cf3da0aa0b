package dev.attest.collector.collection;

import static java.util.stream.Collectors.toCollection;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Which collector has which source.
@ApplicationScoped
class SourceCollectors {

    private final List<SourceCollector> collectors;

    SourceCollectors(@All List<SourceCollector> collectors) {
        this.collectors =
                collectors.stream().sorted(Comparator.comparingInt(SourceCollector::rank)).toList();
    }

    /// Every source that can be asked for by name, in alphabetical order.
    SortedSet<String> sources() {
        return collectors.stream()
                .flatMap(SourceCollector::sources)
                .collect(toCollection(TreeSet::new));
    }

    SourceCollector of(String source) {
        return collectors.stream()
                .filter(collector -> collector.collects(source))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing collects from " + source));
    }
}
