package dev.attest.cli.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageTest {

    private static final String OFF = "Security Hub is off";
    private static final String DENIED = "AccessDenied: no";

    @Test
    void shouldTellEqualReasonsOnceWithWhatTheyAreOf() {
        // When
        List<String> told =
                told(
                        reading("COMPLETE", "rds", "1", "eu-west-1", ""),
                        reading("NOT_EVALUATED", "securityhub-findings", "1", "eu-west-1", OFF),
                        reading("NOT_EVALUATED", "iam-access-keys", "2", "", DENIED),
                        reading("NOT_EVALUATED", "securityhub-findings", "3", "us-east-1", OFF),
                        reading("PARTIAL", "rds", "3", "us-east-1", OFF),
                        reading("NOT_EVALUATED", "trails", "2", "", DENIED),
                        reading("NOT_EVALUATED", "rds", "2", "", DENIED),
                        reading("NOT_EVALUATED", "s3-buckets", "2", "", DENIED));

        // Then
        assertThat(told)
                .containsExactly(
                        "NOT_EVALUATED: securityhub-findings of 1, 3 in eu-west-1, us-east-1: "
                                + OFF,
                        "NOT_EVALUATED: 4 kinds of 2: " + DENIED,
                        "PARTIAL: rds of 3 in us-east-1: " + OFF);
    }

    private static List<String> told(JsonNode... readings) {
        var out = new ByteArrayOutputStream();
        Coverage.tell(List.of(readings), new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static JsonNode reading(
            String status, String kind, String account, String region, String reason) {
        return new ObjectMapper()
                .createObjectNode()
                .put("status", status)
                .put("kind", kind)
                .put("accountId", account)
                .put("region", region)
                .put("reason", reason);
    }
}
