package dev.attest.iamaudit.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attest.iamaudit.report.BrokenSourceException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every file of a check, and the tests inside.
class ChecksTest {

    static Stream<Check> checks() {
        return Checks.all().stream();
    }

    static Stream<Arguments> tests() {
        return checks().flatMap(check -> {
            List<Arguments> tests = new ArrayList<>();
            for (JsonNode test : file(check).required("tests")) {
                tests.add(Arguments.of(check.id(), test.required("name").asText(), test));
            }
            return tests.stream();
        });
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("tests")
    void shouldFindWhatItsFileSays(String id, String name, JsonNode test)
            throws BrokenSourceException {
        // Given
        Check check = checks().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
        for (var parameter : test.path("parameters").properties()) {
            check = check.with(parameter.getKey(), parameter.getValue());
        }
        List<String> expected = new ArrayList<>();
        test.required("finds").forEach(each -> expected.add(each.textValue()));

        // When
        List<CheckFinding> findings = check.run(CheckFixture.sources(test));

        // Then
        assertThat(findings)
                .extracting(finding -> finding.status() + " " + finding.resource())
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(findings).allMatch(finding -> !finding.reason().isBlank());
    }

    @ParameterizedTest
    @MethodSource("checks")
    void shouldHaveTestsOfBothKinds(Check check) {
        // Given
        Set<String> seen = new HashSet<>();
        Set<String> set = new TreeSet<>();
        for (JsonNode test : file(check).required("tests")) {
            test.required("finds").forEach(each -> seen.add(each.asText().split(" ")[0]));
            test.path("parameters").fieldNames().forEachRemaining(set::add);
        }

        // Then
        assertThat(seen).contains("FAIL", "PASS");
        assertThat(set).containsAll(offered(check));
    }

    /// What the check's note offers to those who read it otherwise.
    private static Set<String> offered(Check check) {
        Set<String> words = new HashSet<>(List.of(check.note().split("[^A-Za-z]+")));
        Set<String> offered = new TreeSet<>();
        file(check)
                .required("parameters")
                .properties()
                .forEach(parameter -> {
                    if (words.contains(parameter.getKey())
                            && (parameter.getValue().isBoolean()
                                    || parameter.getValue().isArray())) {
                        offered.add(parameter.getKey());
                    }
                });
        return offered;
    }

    /// What nobody writes twice counts once, and spelled as the others.
    @Test
    void shouldLookForEveryNameOnce() {
        // Given
        List<Check> asking =
                checks().filter(check -> EventQuestion.of(List.of(check)).isPresent()).toList();

        // Then
        assertThat(asking)
                .hasSize(3)
                .allSatisfy(check -> {
                    List<String> names = check.ruling().parameters().texts("names");
                    assertThat(names)
                            .doesNotHaveDuplicates()
                            .allMatch(name -> name.matches("\\w+"));
                });
        assertThat(EventQuestion.of(checks().toList()))
                .hasValueSatisfying(all -> {
                    assertThat(all.names()).contains("ListUsers", "CreateAccessKey", "InvokeModel");
                    assertThat(all.window()).isEqualTo(Duration.ofDays(1));
                });
    }

    /// Ids are texts that the frameworks have: 1.1 is not 1.10.
    @ParameterizedTest
    @MethodSource("checks")
    void shouldNameRequirementsThatExist(Check check) {
        JsonNode known = Checks.file("frameworks.json");

        assertThat(check.frameworks()).isNotEmpty();
        check.frameworks()
                .forEach((framework, ids) -> {
                    List<String> all = new ArrayList<>();
                    known.path(framework).forEach(each -> all.add(each.asText()));
                    assertThat(all).as(framework).containsAll(ids);
                });
    }

    @Test
    void shouldHaveAFileForEveryLineOfTheIndexAndBack() throws IOException, URISyntaxException {
        // Given
        Path folder = Path.of(Check.class.getResource("index.json").toURI()).getParent();

        // Then
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(
                            files.map(each -> each.getFileName().toString())
                                    .filter(name ->
                                            name.endsWith(".json") && !name.equals("index.json")))
                    .containsExactlyInAnyOrderElementsOf(
                            checks().map(check -> check.id() + ".json").toList());
        }
    }

    @Test
    void shouldCoverWhatTheFieldShips() {
        assertThat(checks().filter(check -> check.id().startsWith("iam_"))).hasSize(48);
        assertThat(checks().filter(check -> check.id().startsWith("accessanalyzer_"))).hasSize(2);
        assertThat(checks().filter(check -> check.id().startsWith("cloudtrail_"))).hasSize(15);
    }

    @Test
    void shouldRefuseAParameterOfAnotherForm() {
        // Given
        Check check =
                checks().filter(each -> each.id().equals("iam_rotate_access_key_90_days"))
                        .findFirst()
                        .orElseThrow();

        // Then
        assertThatThrownBy(() -> check.with("days", "soon"))
                .hasMessage("days is a number, such as 90");
        assertThatThrownBy(() -> check.with("day", "3"))
                .hasMessage("there is no parameter day, only [days]");
    }

    private static JsonNode file(Check check) {
        return Checks.file(check.id() + ".json");
    }
}
