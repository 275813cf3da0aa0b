package dev.attest.certification.process;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Named;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/// What the diagrams name exists, and what exists is named.
class DiagramsTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/attest/certification/process");
    private static final String MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String DRAWING = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static final List<String> NODES =
            List.of(
                    "startEvent",
                    "endEvent",
                    "boundaryEvent",
                    "serviceTask",
                    "userTask",
                    "receiveTask",
                    "businessRuleTask",
                    "exclusiveGateway",
                    "subProcess");
    private static final Path DIAGRAMS = Path.of("../bpmn");
    private static final Pattern BEAN = Pattern.compile("[$]\\{(\\w+)(?:\\.\\w+\\(.*\\))?}");
    private static final Set<String> VARIABLES =
            Set.of("deadline", "dueAt", "reviewerId", "decisionResult");

    @Test
    void shouldNameOnlyBeansThatExistAndEveryBean() throws IOException {
        // Given
        var named = new TreeSet<String>();
        for (var diagram : files(".bpmn")) {
            var matches = BEAN.matcher(Files.readString(diagram));
            while (matches.find()) {
                named.add(matches.group(1));
            }
        }
        named.removeAll(VARIABLES);
        // When
        var beans = new TreeSet<String>();
        for (var type : classes()) {
            var name = type.getAnnotation(Named.class);
            if (name != null) {
                beans.add(name.value());
            }
            assertThat(JavaDelegate.class.isAssignableFrom(type) && name == null)
                    .as("delegate without a name: " + type)
                    .isFalse();
        }
        // Then
        assertThat(beans).isEqualTo(named).hasSizeGreaterThan(10);
    }

    @Test
    void shouldDeployEveryFile() throws IOException {
        // When
        var files =
                Stream.concat(files(".bpmn").stream(), files(".dmn").stream())
                        .map(file -> "bpmn/" + DIAGRAMS.relativize(file));
        // Then
        assertThat(files).containsExactlyInAnyOrderElementsOf(EngineProducer.DIAGRAMS);
    }

    @Test
    void shouldDrawEveryNodeAndFlow() throws Exception {
        for (var file : files(".bpmn")) {
            // Given
            var drawn = new HashSet<>(attributes(file, DRAWING, "*", "bpmnElement"));
            // When
            var flows = attributes(file, MODEL, "sequenceFlow", "id");
            var nodes = new ArrayList<String>();
            for (var kind : NODES) {
                nodes.addAll(attributes(file, MODEL, kind, "id"));
            }
            // Then
            assertThat(flows).isNotEmpty().isSubsetOf(drawn);
            assertThat(nodes).hasSizeGreaterThan(5).isSubsetOf(drawn);
        }
    }

    @Test
    void shouldKnowEveryKindOfNode() throws Exception {
        for (var file : files(".bpmn")) {
            // When
            var ends = new HashSet<>(attributes(file, MODEL, "sequenceFlow", "sourceRef"));
            ends.addAll(attributes(file, MODEL, "sequenceFlow", "targetRef"));
            // Then
            for (var kind : NODES) {
                attributes(file, MODEL, kind, "id").forEach(ends::remove);
            }
            assertThat(ends).isEmpty();
        }
    }

    @Test
    void shouldKeepHistoryForTenYears() throws Exception {
        for (var file : files(".bpmn")) {
            assertThat(attributes(file, MODEL, "process", "camunda:historyTimeToLive"))
                    .containsExactly("P3650D");
        }
    }

    @Test
    void shouldNameOnlyDecisionTablesThatExistAndEveryTable() throws Exception {
        // Given
        var named = new TreeSet<String>();
        for (var file : files(".bpmn")) {
            named.addAll(attributes(file, MODEL, "businessRuleTask", "camunda:decisionRef"));
        }
        // When
        var tables =
                files(".dmn").stream()
                        .map(file -> file.getFileName().toString().replace(".dmn", ""));
        // Then
        assertThat(tables).containsExactlyInAnyOrderElementsOf(named);
    }

    private static List<String> attributes(
            Path file, String namespace, String element, String attribute) throws Exception {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        var elements =
                factory.newDocumentBuilder()
                        .parse(file.toFile())
                        .getElementsByTagNameNS(namespace, element);
        return IntStream.range(0, elements.getLength())
                .mapToObj(i -> ((Element) elements.item(i)).getAttribute(attribute))
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static List<Path> files(String suffix) throws IOException {
        try (var all = Files.walk(DIAGRAMS)) {
            var files = all.filter(file -> file.toString().endsWith(suffix)).toList();
            assertThat(files).isNotEmpty();
            return files;
        }
    }

    private static List<Class<?>> classes() throws IOException {
        try (var all = Files.list(SOURCES)) {
            return all.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("package-info"))
                    .<Class<?>>map(DiagramsTest::load)
                    .toList();
        }
    }

    private static Class<?> load(String file) {
        try {
            var name = "dev.attest.certification.process." + file.replace(".java", "");
            return Class.forName(name, false, DiagramsTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
