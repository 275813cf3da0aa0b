package dev.attest.collector;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/// Settings as the service reads them, without a service.
public final class Settings {

    private static final int PRIORITY = 200;

    private Settings() {}

    /// @param given by key; what is not given is as shipped
    public static <T> T of(Class<T> mapping, Map<String, String> given) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withConverter(Duration.class, PRIORITY, new DurationConverter())
                .withMapping(mapping)
                .withDefaultValues(given)
                .build()
                .getConfigMapping(mapping);
    }
}
