package dev.attest.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventContractTest {

    static List<Class<? extends Event>> events() {
        return ContractFixture.events();
    }

    @Test
    void shouldHaveOneSchemaAndOneExampleForEveryEventAndNoOther() {
        var expected = events().stream().map(ContractFixture::fileName).collect(Collectors.toSet());

        assertThat(expected).hasSizeGreaterThan(20);
        assertThat(ContractFixture.files("schemas")).isEqualTo(expected);
        assertThat(ContractFixture.files("golden")).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("events")
    void shouldReadTheExampleAndWriteItBack(Class<? extends Event> event) throws IOException {
        JsonNode golden = ContractFixture.golden(event);

        assertThat(ContractFixture.write(ContractFixture.read(golden, event))).isEqualTo(golden);
    }

    @ParameterizedTest
    @MethodSource("events")
    void shouldAllowTheExample(Class<? extends Event> event) {
        assertThat(validator(event).validate(ContractFixture.golden(event))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void shouldSayTheSameInSchemaAndRecord(Class<? extends Event> event) {
        assertThat(SchemaComparison.differences(ContractFixture.schema(event), event)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void shouldRefuseToBeReadWithoutAValueThatMustBeThere(Class<? extends Event> event) {
        Stream.of(event.getRecordComponents())
                .filter(component -> !SchemaComparison.nullable(component))
                .filter(component -> !addedLater(event, component))
                .forEach(component -> {
                    ObjectNode without = ContractFixture.golden(event).deepCopy();
                    without.remove(component.getName());

                    assertThatThrownBy(() -> ContractFixture.read(without, event))
                            .as("without " + component.getName())
                            .isInstanceOf(IOException.class);
                    assertThat(validator(event).validate(without))
                            .as("without " + component.getName())
                            .isNotEmpty();
                });
    }

    @ParameterizedTest
    @MethodSource("events")
    void shouldReadWhatWasAddedLaterAsItsDefault(Class<? extends Event> event) throws IOException {
        // Given
        ObjectNode older = ContractFixture.golden(event).deepCopy();
        ObjectNode expected = older.deepCopy();
        for (RecordComponent component : event.getRecordComponents()) {
            if (addedLater(event, component)) {
                String name = component.getName();
                older.remove(name);
                expected.set(
                        name, ContractFixture.schema(event).at("/properties/" + name + "/default"));
            }
        }

        // When
        Event read = ContractFixture.read(older, event);

        // Then
        assertThat(ContractFixture.write(read)).isEqualTo(expected);
        assertThat(validator(event).validate(older)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void shouldIgnoreWhatANewerWriterAdds(Class<? extends Event> event) throws IOException {
        ObjectNode newer = ContractFixture.golden(event).deepCopy();
        newer.put("addedLater", true);

        assertThat(ContractFixture.read(newer, event))
                .isEqualTo(ContractFixture.read(ContractFixture.golden(event), event));
        assertThat(validator(event).validate(newer)).isEmpty();
    }

    @Test
    void shouldKnowItsEventsByType() {
        for (Class<? extends Event> event : events()) {
            assertThat(EventCatalogue.byType(EventCatalogue.typeOf(event))).contains(event);
        }
        assertThat(EventCatalogue.byType("dev.attest.Unheard.v1")).isEmpty();
    }

    private static boolean addedLater(Class<? extends Event> event, RecordComponent component) {
        return SchemaComparison.addedLater(ContractFixture.schema(event), component.getName());
    }

    private static JsonSchema validator(Class<? extends Event> event) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(
                        ContractFixture.schema(event),
                        SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
    }
}
