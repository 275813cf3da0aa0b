package dev.attest.certification.process;

import io.quarkus.arc.Arc;
import java.util.AbstractMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Shows the engine's expressions every CDI bean that has a name, and nothing else.
final class NamedBeans extends AbstractMap<Object, Object> {
    @Override
    public boolean containsKey(@Nullable Object key) {
        return key instanceof String name && Arc.container().instance(name).isAvailable();
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        return key instanceof String name ? Arc.container().instance(name).get() : null;
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
        return Set.of();
    }

    @Override
    public Set<Object> keySet() {
        return Set.of();
    }
}
