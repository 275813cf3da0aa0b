package dev.attest.iamaudit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// Real data that lies beside the repository, not in it.
public final class SharedFolder {

    private SharedFolder() {}

    /// @param file such as `account/cloudmapper-demo/credential-report.csv`
    public static byte[] read(String file) throws IOException {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path found = at.resolve("shared/data").resolve(file);
            if (Files.exists(found)) {
                return Files.readAllBytes(found);
            }
        }
        assertThat(System.getenv("CI")).as(file + " is missing in CI").isNotEqualTo("true");
        Assumptions.abort(file + " was not found beside the repository");
        throw new AssertionError("not reached");
    }
}
