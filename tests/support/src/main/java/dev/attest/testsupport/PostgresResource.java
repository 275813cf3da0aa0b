package dev.attest.testsupport;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/// A real PostgreSQL for tests: one server a JVM, a fresh database for every application start.
/// Embedded by default; `-Dtest.db=testcontainers` runs it in a container where there is an engine.
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        var settings = new HashMap<String, String>();
        Outside.call(PostgresServer.class, "freshDatabase", Map.class)
                .forEach(
                        (name, value) -> settings.put(String.valueOf(name), String.valueOf(value)));
        return settings;
    }

    /// Does nothing: the server serves the next application start and ends with the JVM.
    @Override
    public void stop() {}
}
