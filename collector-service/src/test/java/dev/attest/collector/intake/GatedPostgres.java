package dev.attest.collector.intake;

import dev.attest.testsupport.PostgresResource;
import dev.attest.testsupport.TcpGate;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL that a test can take away from the service.
public final class GatedPostgres implements QuarkusTestResourceLifecycleManager {

    private static final String REACTIVE = "quarkus.datasource.reactive.url";
    private static @Nullable TcpGate gate;

    static TcpGate gate() {
        return Objects.requireNonNull(gate);
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(new PostgresResource().start());
        String url = Objects.requireNonNull(settings.get(REACTIVE));
        URI address = URI.create(url.substring("vertx-reactive:".length()));
        TcpGate opened = new TcpGate(address.getPort());
        gate = opened;
        settings.put(
                REACTIVE,
                url.replace(
                        address.getHost() + ":" + address.getPort(), "127.0.0.1:" + opened.port()));
        return settings;
    }

    @Override
    public void stop() {
        gate().close();
    }
}
