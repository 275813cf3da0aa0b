package dev.attest.collector.collection;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;

/// Which collector has which source.
@ApplicationScoped
class Collectors {

    private final List<Collector> collectors;

    Collectors(@All List<Collector> collectors) {
        this.collectors =
                collectors.stream().sorted(Comparator.comparingInt(Collector::rank)).toList();
    }

    Collector of(String source) {
        return collectors.stream()
                .filter(collector -> collector.collects(source))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing collects from " + source));
    }
}
