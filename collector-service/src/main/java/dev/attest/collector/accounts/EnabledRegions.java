package dev.attest.collector.accounts;

import dev.attest.collector.aws.AssumedSessions;
import dev.attest.collector.aws.AwsAccount;
import dev.attest.collector.aws.AwsClients;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Region;

/// The regions that an account has switched on, as AWS says.
@ApplicationScoped
public class EnabledRegions {

    /// What the account's role has to be allowed.
    public static final String PERMISSION = "ec2:DescribeRegions";

    private final AwsClients clients;
    private final AssumedSessions sessions;

    EnabledRegions(AwsClients clients, AssumedSessions sessions) {
        this.clients = clients;
        this.sessions = sessions;
    }

    /// @throws software.amazon.awssdk.core.exception.SdkException when AWS does not say
    List<String> of(AwsAccount account) {
        try (Ec2Client ec2 =
                clients.patient(
                        Ec2Client.builder(),
                        "ec2",
                        account.partition().globalRegion(),
                        sessions.of(account))) {
            return ec2.describeRegions(r -> r.allRegions(false)).regions().stream()
                    .map(Region::regionName)
                    .sorted()
                    .toList();
        }
    }
}
