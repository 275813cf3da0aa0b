package dev.attest.cli.audits;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.attest.iamaudit.recording.RecordedCall;
import dev.attest.iamaudit.recording.RecordedSources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Region;

/// The regions that the account has switched on, as AWS says. When it does not, the one that is set
/// up is asked, and of the others it is known that nobody knows.
final class EnabledRegions {
    private static final String COMMAND = "aws ec2 describe-regions";

    /// Where a region's name stands.
    private static final String OTHERS = "other regions";

    /// What is asked in each.
    private static final Set<String> OPERATIONS =
            Set.of("ListAnalyzers", "DescribeTrails", "LookupEvents");

    private final AwsClients aws;
    private final RecordedSources recorded;

    EnabledRegions(AwsClients aws, RecordedSources recorded) {
        this.aws = aws;
        this.recorded = recorded;
    }

    List<String> ask(Instant now, AwsSources sources) {
        List<String> regions = new ArrayList<>();
        try (Ec2Client ec2 = aws.client(Ec2Client.builder(), aws.region())) {
            sources.ask(
                    COMMAND,
                    () -> {
                        try {
                            ec2.describeRegions(all -> all.allRegions(false)).regions().stream()
                                    .map(Region::regionName)
                                    .sorted()
                                    .forEach(regions::add);
                        } catch (SdkException e) {
                            unknown(COMMAND + ": " + AwsUsers.why(e), now);
                            throw e;
                        }
                    });
        }
        return regions.isEmpty() ? List.of(aws.region().id()) : regions;
    }

    private void unknown(String why, Instant now) {
        for (String operation : OPERATIONS) {
            recorded.take(
                    new RecordedCall(
                            OTHERS,
                            operation,
                            MissingNode.getInstance(),
                            MissingNode.getInstance(),
                            why),
                    now);
        }
    }
}
