package dev.attest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyFindingsTest {
    private final Terminal terminal = new Terminal();

    @TempDir private Path folder;

    @Test
    void shouldTellTheWorstOfAllFilesFirst() throws IOException {
        // Given
        String start = file("start.json", "'Action':'ec2:RunInstances','Resource':'*'");
        String all = file("all.json", "'Sid':'Everything','Action':'*','Resource':'*'");

        // When
        int exit = terminal.run("policy", "findings", start, all);

        // Then
        assertThat(exit).isEqualTo(1);
        assertThat(terminal.out()).startsWith("CRITICAL  ADMINISTRATOR").contains("(Everything)");
        assertThat(terminal.out().indexOf("LOW  INFRASTRUCTURE")).isPositive();
        assertThat(terminal.out().lines())
                .filteredOn(line -> !line.contains(folder.toString()))
                .allMatch(line -> line.length() <= 80);
    }

    @Test
    void shouldPrintEveryFieldAsJson() throws IOException {
        // Given
        String pass =
                file(
                        "pass.json",
                        "'Action':['iam:PassRole','lambda:CreateFunction','lambda:InvokeFunction'],"
                                + "'Resource':'*'");

        // When
        int exit = terminal.run("policy", "findings", pass, "-o", "json");

        // Then
        assertThat(exit).isEqualTo(1);
        JsonNode worst = new ObjectMapper().readTree(terminal.out()).path(0);
        assertThat(worst.path("file").asText()).isEqualTo(pass);
        assertThat(worst.path("category").asText()).isEqualTo("ESCALATION");
        assertThat(worst.path("severity").asText()).isEqualTo("HIGH");
        assertThat(worst.at("/statements/0/index").asInt(-1)).isZero();
        assertThat(worst.at("/statements/0/sid").isNull()).isTrue();
        assertThat(worst.path("actions")).hasSize(3);
        assertThat(worst.at("/pathIds/0").asText()).isEqualTo("lambda-001");
        assertThat(worst.path("sentence").asText()).startsWith("Can make itself administrator");
        assertThat(worst.path("reason").asText()).isNotEmpty();
    }

    @Test
    void shouldFindNothingInWhatIsHarmless() throws IOException {
        // Given
        String harmless = file("list.json", "'Action':'s3:GetBucketLocation','Resource':'*'");

        // Then
        assertThat(terminal.run("policy", "findings", harmless)).isZero();
        assertThat(terminal.out()).isEmpty();

        assertThat(terminal.run("policy", "findings", harmless, "-o", "json")).isZero();
        assertThat(terminal.out().replaceAll("\\s", "")).isEqualTo("[]");
    }

    @Test
    void shouldNameFileAndPlaceOfWhatIsBrokenAndGoOn() throws IOException {
        // Given
        String broken = file("broken.json", "'Action':'*','Resouce':'*'");
        String all = file("all.json", "'Action':'*','Resource':'*'");
        String missing = folder.resolve("missing.json").toString();

        // When
        int exit = terminal.run("policy", "findings", broken, missing, all, "-o", "json");

        // Then
        assertThat(exit).isEqualTo(4);
        assertThat(terminal.err()).isEqualToIgnoringNewLines("there is no file " + missing);
        JsonNode findings = new ObjectMapper().readTree(terminal.out());
        assertThat(findings.at("/0/file").asText()).isEqualTo(all);
        assertThat(findings.at("/1/file").asText()).isEqualTo(broken);
        assertThat(findings.at("/1/category").asText()).isEqualTo("INVALID");
        assertThat(findings.findValuesAsText("pointer")).contains("/Statement/0/Resouce");
    }

    @Test
    void shouldAskDocumentsThatNamePrincipalsWhomTheyLetIn() throws IOException {
        // Given
        String trust =
                file(
                        "trust.json",
                        "'Principal':{'AWS':['111122223333','444455556666']},'Action':'sts:AssumeRole'");

        // When
        int exit =
                terminal.run("policy", "findings", trust, "--account", "111122223333", "-o", "csv");

        // Then
        assertThat(exit).isEqualTo(1);
        assertThat(terminal.out().lines()).hasSize(2);
        assertThat(terminal.out())
                .contains("MEDIUM,OTHER_ACCOUNT", "The account 444455556666 can assume the role");
    }

    @Test
    void shouldRefuseWrongUse() {
        assertThat(terminal.run("policy", "findings")).isEqualTo(2);
        assertThat(terminal.run("policy", "findings", "nosuch.json")).isEqualTo(2);
        assertThat(terminal.run("policy", "findings", "-", "--account", "12")).isEqualTo(2);
    }

    private String file(String name, String elements) throws IOException {
        String document =
                "{'Version':'2012-10-17','Statement':[{'Effect':'Allow'," + elements + "}]}";
        return Files.writeString(folder.resolve(name), document.replace('\'', '"')).toString();
    }
}
