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

/// Every event has a sender and a handler, or is declared for outside readers.
class EventFlowTest {

    @Test
    void shouldSendAndHandleEveryEvent() throws IOException {
        List<EventFlow> flows =
                EventCatalogue.all().stream()
                        .map(event -> EventFlow.of(event, House.productionClasses()))
                        .toList();

        assertThat(flows).hasSizeGreaterThan(20);
        assertThat(findings(flows, declaredForOutsiders()))
                .as(
                        "An event without sender is a promise nobody keeps; one without handler is"
                                + " lost. docs/asyncapi.yaml may declare x-outside-readers: true.")
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
        List<String> findings = findings(List.of(flow), Set.of());

        // Then
        assertThat(findings)
                .containsExactly("AlertClosed has no sender", "AlertClosed has no handler");
        assertThat(
                        findings(
                                List.of(new EventFlow("A", Set.of("risk"), Set.of("reporting"))),
                                Set.of("A")))
                .containsExactly("A is declared for outside readers, but [reporting] handle it");
    }

    private static List<String> findings(List<EventFlow> flows, Set<String> outsiders) {
        var findings = new ArrayList<String>();
        for (EventFlow flow : flows) {
            boolean outside = outsiders.contains(flow.event());
            if (flow.senders().isEmpty()) {
                findings.add(flow.event() + " has no sender");
            }
            if (flow.handlers().isEmpty() && !outside) {
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

    private static Set<String> declaredForOutsiders() throws IOException {
        JsonNode document =
                new ObjectMapper(new YAMLFactory())
                        .readTree(House.read(House.root().resolve("docs/asyncapi.yaml")));
        return document.at("/components/messages").properties().stream()
                .filter(message -> message.getValue().path("x-outside-readers").asBoolean())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
