package dev.attest.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.attest.events.EventCatalogue;
import dev.attest.events.alerts.AlertClosed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Every event has a sender and a handler, or is declared for outside readers, or as work that the
/// replicas of its sender share.
class EventFlowTest {

    @Test
    void shouldSendAndHandleEveryEvent() throws IOException {
        List<EventFlow> flows =
                EventCatalogue.all().stream()
                        .map(event -> EventFlow.of(event, House.productionClasses()))
                        .toList();

        assertThat(flows).hasSizeGreaterThan(20);
        assertThat(findings(flows, declared("x-outside-readers"), declared("x-own-work")))
                .as(
                        "An event without sender is a promise nobody keeps; one without handler is"
                                + " lost. docs/asyncapi.yaml may declare x-outside-readers or"
                                + " x-own-work: true.")
                .isEmpty();
    }

    @Test
    void shouldFindWhatNobodySendsOrHandles() {
        // Given
        var code =
                new ClassFileImporter()
                        .importPackages("dev.attest.events", "dev.attest.collector.fixture");
        EventFlow flow = EventFlow.of(AlertClosed.class, code);

        // When
        List<String> findings = findings(List.of(flow), Set.of(), Set.of());

        // Then
        assertThat(findings)
                .containsExactly("AlertClosed has no sender", "AlertClosed has no handler");
        assertThat(
                        findings(
                                List.of(
                                        new EventFlow(
                                                "A", Set.of("risk"), Set.of("reporting"), false)),
                                Set.of("A"),
                                Set.of()))
                .containsExactly("A is declared for outside readers, but [reporting] handle it");
    }

    @Test
    void shouldFindOwnWorkThatNobodyTakes() {
        // Given
        var taken = new EventFlow("A", Set.of("collector"), Set.of(), true);
        var left = new EventFlow("A", Set.of("collector"), Set.of(), false);

        // When, Then
        assertThat(findings(List.of(taken), Set.of(), Set.of("A"))).isEmpty();
        assertThat(findings(List.of(left), Set.of(), Set.of("A")))
                .containsExactly("A is declared as own work, but its sender does not take it");
        assertThat(findings(List.of(taken), Set.of(), Set.of()))
                .containsExactly("A has no handler");
    }

    private static List<String> findings(
            List<EventFlow> flows, Set<String> outsiders, Set<String> ownWork) {
        var findings = new ArrayList<String>();
        for (EventFlow flow : flows) {
            boolean outside = outsiders.contains(flow.event());
            if (flow.senders().isEmpty()) {
                findings.add(flow.event() + " has no sender");
            }
            boolean own = ownWork.contains(flow.event());
            if (own && !flow.ownWork()) {
                findings.add(
                        flow.event() + " is declared as own work, but its sender does not take it");
            }
            if (flow.handlers().isEmpty() && !outside && !own) {
                findings.add(flow.event() + " has no handler");
            }
            if (!flow.handlers().isEmpty() && outside) {
                findings.add(
                        flow.event()
                                + " is declared for outside readers, but "
                                + flow.handlers()
                                + " handle it");
            }
        }
        return findings;
    }

    private static Set<String> declared(String extension) throws IOException {
        JsonNode document =
                new ObjectMapper(new YAMLFactory())
                        .readTree(House.read(House.root().resolve("docs/asyncapi.yaml")));
        return document.at("/components/messages").properties().stream()
                .filter(message -> message.getValue().path(extension).asBoolean())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
