package dev.attest.collector.trailfiles;

import dev.attest.collector.aws.AwsConfig;
import dev.attest.collector.collection.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The trails of the configuration. One that is wrong fails by itself, when it is collected.
@ApplicationScoped
public class ConfiguredTrails {

    private final Map<String, TrailsConfig.Trail> trails;
    private final String home;

    ConfiguredTrails(TrailsConfig config, AwsConfig aws) {
        trails = new TreeMap<>(config.trails());
        home = aws.region();
    }

    public List<Place> places() {
        return places(config -> true);
    }

    /// Those that go on delivering.
    public List<Place> live() {
        return places(config -> !config.archive());
    }

    private List<Place> places(Predicate<TrailsConfig.Trail> wanted) {
        return trails.entrySet().stream()
                .filter(trail -> wanted.test(trail.getValue()))
                .map(trail -> place(trail.getKey(), trail.getValue()))
                .toList();
    }

    private Place place(String name, TrailsConfig.Trail config) {
        try {
            Trail trail = Trail.of(name, config, home);
            return Place.ofTrail(trail.owner().id(), trail.region(), name);
        } catch (IllegalArgumentException e) {
            return Place.ofTrail(Trail.NO_ACCOUNT, Trail.LOCAL, name);
        }
    }

    /// @throws IllegalArgumentException when there is none of this name, or it is wrong
    Trail named(String name) {
        TrailsConfig.Trail config = trails.get(name);
        if (config == null) {
            throw new IllegalArgumentException("no trail is called " + name + " any more");
        }
        refuseSharedQueue(name, config);
        return Trail.of(name, config, home);
    }

    /// A message is deleted once it is read: of two readers, each would take what is the other's.
    private void refuseSharedQueue(String name, TrailsConfig.Trail config) {
        trails.forEach((other, its) -> {
            if (!other.equals(name)
                    && config.queue().isPresent()
                    && its.queue().equals(config.queue())) {
                throw new IllegalArgumentException(
                        "attest.trails.%s.queue is also attest.trails.%s.queue: each needs its own"
                                .formatted(name, other));
            }
        });
    }
}
