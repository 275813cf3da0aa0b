package dev.attest.rest.platform;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.PropertyNamesMatcher;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The settings that a service has. A key that is none of them does nothing, whatever whoever wrote
/// it believes.
final class Settings {
    /// Whose keys others judge: the framework tells of its own unknown ones at the start.
    private static final Set<String> OTHERS =
            Set.of("quarkus", "kafka", "mp", "smallrye", "java", "javax", "io", "config_ordinal");

    private final PropertyNamesMatcher mapped;
    private final Set<String> single;
    private final Set<String> all;

    /// @param mappings every interface that settings are mapped to
    /// @param single keys that stand alone, and those that have a value of their own here
    Settings(Collection<Class<?>> mappings, Collection<String> single) {
        List<ConfigClass> classes = mappings.stream().map(ConfigClass::configClass).toList();
        this.mapped = ConfigMappings.propertyNamesMatcher(classes);
        this.single = single.stream().map(Settings::plain).collect(Collectors.toSet());
        this.all = new TreeSet<>(this.single);
        classes.forEach(each -> all.addAll(ConfigMappings.getProperties(each).keySet()));
    }

    /// @param key perhaps of one profile, such as `%prod.attest.lake.directory`
    boolean has(String key) {
        String plain = plain(key);
        return OTHERS.contains(first(plain)) || single.contains(plain) || mapped.matches(plain);
    }

    /// The one that was probably meant: that begins and ends most like it.
    ///
    /// @return empty when none is like it
    Optional<String> near(String key) {
        String plain = plain(key);
        return all.stream()
                .max(Comparator.comparingInt(setting -> alike(plain, setting)))
                .filter(setting -> isLike(plain, setting));
    }

    private static String plain(String key) {
        return key.startsWith("%") ? key.substring(key.indexOf('.') + 1) : key;
    }

    private static String first(String key) {
        int dot = key.indexOf('.');
        return dot < 0 ? key : key.substring(0, dot);
    }

    private static boolean isLike(String key, String setting) {
        return 5 * alike(key, setting) >= 3 * Math.max(key.length(), setting.length());
    }

    /// How many characters are the same from the beginning, and from the end in what is left.
    private static int alike(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        int before = 0;
        while (before < shorter && a.charAt(before) == b.charAt(before)) {
            before++;
        }
        int after = 0;
        while (after < shorter - before
                && a.charAt(a.length() - 1 - after) == b.charAt(b.length() - 1 - after)) {
            after++;
        }
        return before + after;
    }
}
