package dev.attest.rest.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private final Settings settings =
            new Settings(List.of(Accounts.class, Trails.class), List.of("attest.service"));

    /// As services map theirs.
    @ConfigMapping(prefix = "attest.accounts")
    interface Accounts {
        Optional<String> file();

        Optional<List<String>> exceptUnits();
    }

    @ConfigMapping(prefix = "attest.trails")
    interface Trails {
        Map<String, Trail> byName();

        interface Trail {
            Optional<String> bucket();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attest.accounts.file",
                "%prod.attest.accounts.file",
                "attest.accounts.except-units",
                "attest.accounts.except-units[0]",
                "attest.trails.by-name.main.bucket",
                "attest.trails.by-name.\"eu.main\".bucket",
                "attest.service",
                "quarkus.http.port",
                "kafka.bootstrap.servers",
            })
    void shouldHave(String key) {
        assertThat(settings.has(key)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "attest.accounts.fil, attest.accounts.file",
        "attest.acounts.file, attest.accounts.file",
        "atest.accounts.file, attest.accounts.file",
        "accounts.file, attest.accounts.file",
        "attest.accounts.exceptunits, attest.accounts.except-units",
        "%dev.attest.servise, attest.service",
    })
    void shouldNameTheSettingThatWasMeant(String key, String meant) {
        assertThat(settings.has(key)).isFalse();
        assertThat(settings.near(key)).contains(meant);
    }

    @Test
    void shouldNameNoneWhereNoneIsLikeIt() {
        assertThat(settings.has("colour")).isFalse();
        assertThat(settings.near("colour")).isEmpty();
    }
}
