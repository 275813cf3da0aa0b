package dev.attest.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attest.events.EventCatalogue;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrantsTest {
    private static final String CHANNEL = "mp.messaging.incoming.";

    @Test
    void shouldLetOneServiceWriteEachTopic() {
        // When
        Map<String, Set<String>> writers =
                Grants.all().stream()
                        .filter(grant -> grant.entry().operation() == AclOperation.WRITE)
                        .filter(grant -> grant.pattern().patternType() == PatternType.LITERAL)
                        .collect(
                                Collectors.groupingBy(
                                        grant -> grant.pattern().name(),
                                        Collectors.mapping(
                                                grant -> grant.entry().principal(),
                                                Collectors.toSet())));

        // Then
        assertThat(writers).hasSameSizeAs(EventCatalogue.owners());
        EventCatalogue.owners()
                .forEach((topic, owner) ->
                        assertThat(writers.get(topic)).containsExactly("User:" + owner));
    }

    @Test
    void shouldGrantNothingBeyondTopicsAndGroups() {
        assertThat(Grants.all())
                .allSatisfy(grant -> {
                    assertThat(grant.pattern().resourceType())
                            .isIn(ResourceType.TOPIC, ResourceType.GROUP);
                    assertThat(grant.entry().operation())
                            .isIn(AclOperation.READ, AclOperation.WRITE, AclOperation.CREATE);
                    assertThat(grant.pattern().name()).isNotEqualTo("*");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"collector", "risk", "certification", "reporting"})
    void shouldGrantWhatAServiceReads(String service) throws IOException {
        // Given
        Properties settings = settings(service);
        Set<String> groups = new HashSet<>();
        Set<String> read = new HashSet<>();

        // When
        for (String name : settings.stringPropertyNames()) {
            if (name.startsWith(CHANNEL) && name.endsWith(".group.id")) {
                groups.add(settings.getProperty(name));
            } else if (name.startsWith(CHANNEL) && name.endsWith(".topics")) {
                List<String> topics = List.of(settings.getProperty(name).split(",", -1));
                String family = topics.getFirst().substring("attest.".length());
                assertThat(topics)
                        .containsExactly(
                                "attest." + family, "attest.replays." + service + "." + family);
                read.addAll(topics);
            }
            assertThat(name).doesNotEndWith(".topic");
        }

        // Then
        assertThat(groups).containsExactly(Grants.GROUPS.get(service));
        assertThat(read).isNotEmpty().allMatch(topic -> readable(service, topic));
    }

    private static boolean readable(String service, String topic) {
        return Grants.all().stream()
                .filter(grant -> grant.entry().principal().equals("User:" + service))
                .filter(grant -> grant.entry().operation() == AclOperation.READ)
                .map(AclBinding::pattern)
                .anyMatch(pattern ->
                        pattern.patternType() == PatternType.PREFIXED
                                ? topic.startsWith(pattern.name())
                                : topic.equals(pattern.name()));
    }

    private static Properties settings(String service) throws IOException {
        var settings = new Properties();
        Path file =
                Path.of(System.getProperty("attest.root"))
                        .resolve(service + "-service/src/main/resources/application.properties");
        try (Reader in = Files.newBufferedReader(file)) {
            settings.load(in);
        }
        return settings;
    }
}
