package dev.attest.certification.process;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.Test;

/// What the diagrams name exists, and what exists is named.
class DiagramsTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/attest/certification/process");
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
    void shouldDrawEveryNodeAndFlow() throws IOException {
        for (var file : files(".bpmn")) {
            // When
            var model = read(file);
            // Then
            assertThat(model.getModelElementsByType(FlowNode.class))
                    .allSatisfy(node -> assertThat(node.getDiagramElement()).isNotNull());
            assertThat(model.getModelElementsByType(SequenceFlow.class))
                    .allSatisfy(flow -> assertThat(flow.getDiagramElement()).isNotNull());
        }
    }

    @Test
    void shouldKeepHistoryForAReviewPeriod() throws IOException {
        for (var file : files(".bpmn")) {
            assertThat(read(file).getModelElementsByType(Process.class))
                    .allSatisfy(process ->
                            assertThat(process.getCamundaHistoryTimeToLiveString())
                                    .isEqualTo("P3650D"));
        }
    }

    @Test
    void shouldNameOnlyDecisionTablesThatExistAndEveryTable() throws IOException {
        // Given
        var named = new HashSet<String>();
        for (var file : files(".bpmn")) {
            read(file)
                    .getModelElementsByType(BusinessRuleTask.class)
                    .forEach(task -> named.add(task.getCamundaDecisionRef()));
        }
        // When
        var tables = files(".dmn").stream().map(file -> file.getFileName().toString());
        // Then
        assertThat(tables)
                .containsExactlyInAnyOrderElementsOf(
                        named.stream().map(name -> name + ".dmn").toList());
    }

    private static BpmnModelInstance read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Bpmn.readModelFromStream(in);
        }
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
