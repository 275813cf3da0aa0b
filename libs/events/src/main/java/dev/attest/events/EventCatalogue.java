package dev.attest.events;

import dev.attest.events.activity.ActivityEvent;
import dev.attest.events.alerts.AlertEvent;
import dev.attest.events.certification.CertificationEvent;
import dev.attest.events.collection.CollectionEvent;
import dev.attest.events.evidence.EvidenceEvent;
import dev.attest.events.inventory.InventoryEvent;
import dev.attest.events.risk.RiskEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every event there is, by its CloudEvents type.
public final class EventCatalogue {

    private static final String PREFIX = "dev.attest.";

    private static final List<Class<? extends Event>> FAMILIES =
            List.of(
                    ActivityEvent.class,
                    AlertEvent.class,
                    InventoryEvent.class,
                    CollectionEvent.class,
                    RiskEvent.class,
                    CertificationEvent.class,
                    EvidenceEvent.class);

    private static final Map<String, Class<? extends Event>> BY_TYPE =
            FAMILIES.stream()
                    .flatMap(EventCatalogue::members)
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    EventCatalogue::typeOf, Function.identity()));

    private static final Map<String, String> SOURCES =
            Map.of(
                    ActivityEvent.TOPIC, "/collector",
                    AlertEvent.TOPIC, "/collector",
                    InventoryEvent.TOPIC, "/collector",
                    CollectionEvent.TOPIC, "/collector",
                    RiskEvent.TOPIC, "/risk",
                    CertificationEvent.TOPIC, "/certification",
                    EvidenceEvent.TOPIC, "/reporting");

    private EventCatalogue() {}

    /// All event classes, in no particular order.
    public static List<Class<? extends Event>> all() {
        return List.copyOf(BY_TYPE.values());
    }

    /// The CloudEvents type, such as `dev.attest.AlertRaised.v1`.
    public static String typeOf(Class<? extends Event> event) {
        return PREFIX + event.getSimpleName() + ".v1";
    }

    /// The class of a CloudEvents type; empty for a type that is not ours.
    public static Optional<Class<? extends Event>> byType(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    /// The CloudEvents source of an event: a topic belongs to one service, nobody else tells its
    /// facts.
    public static String sourceOf(Event event) {
        String source = SOURCES.get(event.topic());
        if (source == null) {
            throw new IllegalArgumentException("nobody tells events of " + event.topic());
        }
        return source;
    }

    /// Every topic with the service that owns it, such as `attest.risk` with `risk`: nobody else
    /// writes there.
    public static Map<String, String> owners() {
        return SOURCES.entrySet().stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, owned -> owned.getValue().substring(1)));
    }

    private static Stream<Class<? extends Event>> members(Class<? extends Event> family) {
        return Arrays.stream(family.getPermittedSubclasses())
                .<Class<? extends Event>>map(member -> member.asSubclass(Event.class));
    }
}
