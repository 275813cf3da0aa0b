package dev.attest.rest.platform;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jboss.logging.Logger;

/// Says at the start which keys of the files that configure a service are none of its settings: a
/// misspelt one would do nothing, and nobody would know. The environment is not judged, as others
/// put variables there.
@ApplicationScoped
public class UnknownSettings {

    private static final Logger LOG = Logger.getLogger(UnknownSettings.class);
    private static final String SHIPPED = "application.properties";
    private static final int SHIPPED_ORDINAL = 250;
    private static final String FILE = "file:";
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^:${}]+)");

    private final Config config;
    private final BeanManager beans;

    public UnknownSettings(Config config, BeanManager beans) {
        this.config = config;
        this.beans = beans;
    }

    void tell(@Observes StartupEvent event) {
        lines().forEach(LOG::warn);
    }

    /// One for each key, such as `/etc/attest/collector.properties: there is no setting
    /// attest.acounts.file; did you mean attest.accounts.file?`.
    public List<String> lines() {
        var settings = new Settings(mappings(), shipped());
        return sources()
                .filter(source -> !isShipped(source))
                .filter(source -> source.getName().contains(FILE))
                .flatMap(source ->
                        source.getPropertyNames().stream()
                                .filter(key -> !settings.has(key))
                                .sorted()
                                .map(key -> line(source, key, settings)))
                .toList();
    }

    /// The keys that a service ships with, and those that their values stand for.
    private List<String> shipped() {
        return sources()
                .filter(UnknownSettings::isShipped)
                .flatMap(source ->
                        source.getProperties().entrySet().stream()
                                .flatMap(each ->
                                        Stream.concat(
                                                Stream.of(each.getKey()),
                                                REFERENCE
                                                        .matcher(each.getValue())
                                                        .results()
                                                        .map(found -> found.group(1)))))
                .toList();
    }

    /// A file of that name beside the service, which an operator wrote, counts for more than that
    /// in it.
    private static boolean isShipped(ConfigSource source) {
        return source.getName().contains(SHIPPED) && source.getOrdinal() <= SHIPPED_ORDINAL;
    }

    private static String line(ConfigSource source, String key, Settings settings) {
        return file(source)
                + ": there is no setting "
                + key
                + settings.near(key).map(near -> "; did you mean " + near + "?").orElse("");
    }

    /// Where the keys of a source stand: a source is named like
    /// `PropertiesConfigSource[source=file:/etc/attest/collector.properties]`.
    private static String file(ConfigSource source) {
        String name = source.getName();
        String path = name.substring(name.indexOf(FILE) + FILE.length());
        return path.endsWith("]") ? path.substring(0, path.length() - 1) : path;
    }

    private Stream<ConfigSource> sources() {
        return StreamSupport.stream(config.getConfigSources().spliterator(), false);
    }

    private List<Class<?>> mappings() {
        return beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .flatMap(bean -> bean.getTypes().stream())
                .<Class<?>>mapMulti((type, found) -> {
                    if (type instanceof Class<?> mapping
                            && mapping.isAnnotationPresent(ConfigMapping.class)) {
                        found.accept(mapping);
                    }
                })
                .distinct()
                .toList();
    }
}
