package dev.attest.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attest.cli.home.Home;
import dev.attest.cli.home.HomeSettings;
import dev.attest.cli.home.Installation;
import dev.attest.cli.home.Ports;
import dev.attest.cli.home.Secrets;
import dev.attest.cli.output.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServicePartTest {

    @Test
    void shouldNameTheSampleCompanysOfficerAsOwnerOfCampaigns(@TempDir Path folder)
            throws IOException {
        // Given
        var home = new Home(folder);
        home.create();

        // When
        Path file =
                new ServiceConfiguration(home, new Ports(0), new Secrets(home))
                        .write("certification", 8083);

        // Then
        assertThat(Files.readString(file))
                .contains("attest.certification.campaign-owner=chidi.okoro@meridian.example")
                .contains("attest.certification.sign-off.login-only-clients=attest-cli");
    }

    @Test
    void shouldGiveTheCollectorWhatItsUserWroteButKeepThePort(@TempDir Path folder)
            throws IOException {
        // Given
        var home = new Home(folder);
        home.create();
        Files.writeString(
                folder.resolve("collector.properties"),
                "attest.accounts.organization=true\nquarkus.http.port=1");

        // When
        Path file =
                new ServiceConfiguration(home, new Ports(0), new Secrets(home))
                        .write("collector", 8081);

        // Then
        var read = new java.util.Properties();
        try (var in = Files.newBufferedReader(file)) {
            read.load(in);
        }
        assertThat(read)
                .containsEntry("attest.accounts.organization", "true")
                .containsEntry("quarkus.http.port", "8081");
    }

    @Test
    void shouldRememberTheOwnerOfCampaigns(@TempDir Path folder) throws IOException {
        // Given
        var home = new Home(folder);
        home.create();
        new HomeSettings(home).rememberCampaignOwner("dana@example.com");

        // When
        Path file =
                new ServiceConfiguration(home, new Ports(0), new Secrets(home))
                        .write("certification", 8083);

        // Then
        assertThat(Files.readString(file))
                .contains("attest.certification.campaign-owner=dana@example.com\n");
    }

    @Test
    void shouldGiveCollectorAndReportingOneLake(@TempDir Path folder) throws IOException {
        // Given
        var home = new Home(folder);
        home.create();
        var configuration = new ServiceConfiguration(home, new Ports(0), new Secrets(home));

        // When
        String collector = Files.readString(configuration.write("collector", 8081));
        String reporting = Files.readString(configuration.write("reporting", 8084));
        String risk = Files.readString(configuration.write("risk", 8082));

        // Then
        String lake = "attest.lake.directory=" + home.directory().resolve("lake") + "\n";
        assertThat(collector).contains(lake);
        assertThat(reporting).contains(lake);
        assertThat(risk).doesNotContain("attest.lake");
    }

    @Test
    void shouldGiveTheCollectorAFolderForRules(@TempDir Path folder) throws IOException {
        // Given
        var home = new Home(folder);
        home.create();
        var configuration = new ServiceConfiguration(home, new Ports(0), new Secrets(home));

        // When
        String given = Files.readString(configuration.write("collector", 8081));
        Files.writeString(
                home.directory().resolve("collector.properties"), "attest.rules.directory=/ours\n");
        String named = Files.readString(configuration.write("collector", 8081));

        // Then
        assertThat(given)
                .contains("attest.rules.directory=" + home.directory().resolve("rules") + "\n");
        assertThat(home.directory().resolve("rules")).isDirectory();
        assertThat(named).containsOnlyOnce("attest.rules.directory=").contains("/ours");
    }

    @Test
    void shouldRemoveWhatAKilledServiceLeft(@TempDir Path folder) throws IOException {
        // Given
        var home = new Home(folder);
        home.create();
        var configuration = new ServiceConfiguration(home, new Ports(0), new Secrets(home));
        Path left = Files.createFile(configuration.scratch("collector").resolve("library.so"));

        // When
        Path scratch = configuration.scratch("collector");

        // Then
        assertThat(left).doesNotExist();
        assertThat(scratch).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "dana", "a b@example.com", "dana@example.com\nquarkus.x=y", "a\\@b"})
    void shouldRefuseAnOwnerWithoutAnAddress(String email, @TempDir Path folder)
            throws IOException {
        // Given
        var home = new Home(folder);
        home.create();

        // When // Then
        assertThatThrownBy(() -> new HomeSettings(home).rememberCampaignOwner(email))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("--campaign-owner: '" + email + "' is no e-mail address");
    }

    @Test
    void shouldRunEveryServiceInUtc(@TempDir Path folder) throws IOException {
        // Given
        var installation = new Installation(folder.resolve("project"));
        Path jar = installation.service("risk-service");
        Files.createDirectories(jar.getParent());
        Files.createFile(jar);
        var home = new Home(folder.resolve("home"));
        home.create();
        var configuration = new ServiceConfiguration(home, new Ports(0), new Secrets(home));
        var part =
                new ServicePart.Shape(
                                "risk", "risk-service", 8082, ServicePart.Size.SMALL, Set.of())
                        .part(installation, configuration);

        // When
        Launch launch = part.prepare((what, errand) -> {});

        // Then
        assertThat(launch.command()).contains("-Duser.timezone=UTC");
        assertThat(launch.command().indexOf("-Duser.timezone=UTC"))
                .isLessThan(launch.command().indexOf("-jar"));
    }
}
