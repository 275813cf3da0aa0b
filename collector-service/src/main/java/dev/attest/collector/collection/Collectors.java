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
class Collectors {

    private final List<Collector> collectors;

    Collectors(@All List<Collector> collectors) {
        this.collectors =
                collectors.stream().sorted(Comparator.comparingInt(Collector::rank)).toList();
    }

    /// Every source that can be asked for by name, in alphabetical order.
    SortedSet<String> sources() {
        return collectors.stream().flatMap(Collector::sources).collect(toCollection(TreeSet::new));
    }

    Collector of(String source) {
        return collectors.stream()
                .filter(collector -> collector.collects(source))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing collects from " + source));
    }
}
