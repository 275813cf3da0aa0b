package dev.attest.cli.audits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class CheckOptionsTest {
    @Test
    void shouldReadChecksOnlyWhereTheyAreAskedFor() {
        assertThat(given().checks()).isEmpty();
        assertThat(given("--all").checks()).hasSize(65);
    }

    private static CheckOptions given(String... arguments) {
        Given given = new Given();
        new CommandLine(given).parseArgs(arguments);
        return given.options;
    }

    @Command
    private static final class Given {
        @Mixin private CheckOptions options;
    }
}
