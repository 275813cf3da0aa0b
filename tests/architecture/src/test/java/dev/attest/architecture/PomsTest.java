package dev.attest.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What the poms say about the same borders, and about versions.
class PomsTest {

    private static final Pattern DEPENDENCY =
            Pattern.compile(
                    "<dependency>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>(.*?)</dependency>",
                    Pattern.DOTALL);

    // Ours all have the version of the product.
    private static final Pattern VERSION = Pattern.compile("<version>(?!\\$\\{project\\.version})");

    private static final Set<String> SERVICES =
            Set.of(
                    "collector-service",
                    "risk-service",
                    "certification-service",
                    "reporting-service",
                    "console");

    // Proofs and policies are JSON, credential reports CSV: their libraries may bring a parser.
    private static final Map<String, Set<String>> PLAIN =
            Map.of(
                    "libs/events", Set.of(),
                    "libs/iam-policy", Set.of("jackson-databind", "jackson-core"),
                    "libs/iam-audit",
                            Set.of("jackson-databind", "jackson-core", "fastcsv", "iam-policy"),
                    "libs/trail-digest", Set.of("jackson-databind", "jackson-core"),
                    "libs/proof", Set.of("jackson-databind", "jackson-core"));

    @Test
    void shouldKeepServicesApart() {
        List<Path> services =
                House.modules().stream().filter(m -> SERVICES.contains(name(m))).toList();

        assertThat(services).hasSize(SERVICES.size());
        for (Path service : services) {
            assertThat(foreignServices(House.read(service.resolve("pom.xml"))))
                    .as("%s is released and fails by itself", service)
                    .isEmpty();
        }
    }

    @Test
    void shouldFindAServiceThatLeansOnAnother() {
        assertThat(foreignServices(dependency("dev.attest", "risk-service", "")))
                .containsExactly("risk-service");
    }

    @Test
    void shouldKeepContractLibrariesPlain() {
        PLAIN.forEach((library, allowed) -> {
            Path pom = House.root().resolve(library).resolve("pom.xml");
            assertThat(allowed)
                    .as("%s comes without any framework", library)
                    .containsAll(shipped(House.read(pom)));
        });
    }

    @Test
    void shouldFindAFrameworkInAPom() {
        assertThat(shipped(dependency("io.quarkus", "quarkus-arc", ""))).hasSize(1);
        assertThat(shipped(dependency("org.assertj", "assertj-core", "<scope>test</scope>")))
                .isEmpty();
    }

    @Test
    void shouldStateVersionsOnlyInTheParent() {
        for (Path module : House.modules()) {
            assertThat(versions(House.read(module.resolve("pom.xml"))))
                    .as("%s: every version stands once, in the parent", module)
                    .isEmpty();
        }
    }

    @Test
    void shouldFindAVersionInAModule() {
        assertThat(versions(dependency("a", "b", "<version>1</version>"))).containsExactly("b");
    }

    private static List<String> foreignServices(String pom) {
        return DEPENDENCY
                .matcher(pom)
                .results()
                .map(found -> found.group(2))
                .filter(SERVICES::contains)
                .toList();
    }

    private static List<String> shipped(String pom) {
        return DEPENDENCY
                .matcher(pom)
                .results()
                .filter(found -> !found.group(3).contains("<scope>test</scope>"))
                .map(found -> found.group(2))
                .toList();
    }

    private static Set<String> versions(String pom) {
        return DEPENDENCY
                .matcher(pom)
                .results()
                .filter(found -> VERSION.matcher(found.group(3)).find())
                .map(found -> found.group(2))
                .collect(Collectors.toSet());
    }

    private static String dependency(String group, String artifact, String rest) {
        return "<dependency><groupId>"
                + group
                + "</groupId><artifactId>"
                + artifact
                + "</artifactId>"
                + rest
                + "</dependency>";
    }

    private static String name(Path module) {
        return String.valueOf(module.getFileName());
    }
}
