package dev.attest.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// docs/asyncapi.yaml tells outsiders what is on the bus; here it is held to the records.
class AsyncApiTest {

    private static final Path DOCUMENT = Path.of("../../docs/asyncapi.yaml");

    private final JsonNode document;

    AsyncApiTest() throws IOException {
        document = new ObjectMapper(new YAMLFactory()).readTree(Files.readString(DOCUMENT));
    }

    @Test
    void shouldTellEveryEventOnItsTopicAndNoOther() throws IOException {
        // Given
        Map<String, Set<String>> sent = new TreeMap<>();
        for (Class<? extends Event> event : ContractFixture.events()) {
            String topic = ContractFixture.read(ContractFixture.golden(event), event).topic();
            sent.computeIfAbsent(topic, any -> new TreeSet<>()).add(event.getSimpleName());
        }

        // When
        Map<String, Set<String>> told = new TreeMap<>();
        document.path("channels")
                .forEach(channel ->
                        told.put(
                                channel.path("address").asText(), names(channel.path("messages"))));

        // Then
        assertThat(document.path("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(told).isEqualTo(sent);
    }

    @Test
    void shouldDescribeEveryMessageByItsSchemaFile() {
        Map<String, String> expected =
                ContractFixture.events().stream()
                        .collect(
                                Collectors.toMap(
                                        Class::getSimpleName,
                                        event ->
                                                EventCatalogue.typeOf(event)
                                                        + " ../libs/events/src/main/resources/"
                                                        + "schemas/"
                                                        + ContractFixture.fileName(event)));

        var told = new HashMap<String, String>();
        document.at("/components/messages")
                .properties()
                .forEach(message ->
                        told.put(
                                message.getKey(),
                                message.getValue().path("name").asText()
                                        + " "
                                        + message.getValue().at("/payload/schema/$ref").asText()));

        assertThat(told).isEqualTo(expected);
    }

    @Test
    void shouldLetEveryChannelBeSentTo() {
        Set<String> channels =
                document.path("operations").properties().stream()
                        .filter(op -> op.getValue().path("action").asText().equals("send"))
                        .map(op -> op.getValue().at("/channel/$ref").asText())
                        .map(ref -> ref.substring("#/channels/".length()))
                        .collect(Collectors.toSet());

        assertThat(channels).isEqualTo(names(document.path("channels")));
    }

    private static Set<String> names(JsonNode object) {
        var names = new TreeSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
