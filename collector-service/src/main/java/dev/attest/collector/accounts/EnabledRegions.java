package dev.attest.collector.accounts;

import dev.attest.collector.aws.AssumedSessions;
import dev.attest.collector.aws.AwsAccount;
import dev.attest.collector.aws.AwsClients;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Region;

/// The regions that an account has switched on, as AWS says. An answer is good for some hours:
/// every slot of the schedule wants to know, a region is switched on seldom, and what happened
/// there meanwhile is collected then.
@ApplicationScoped
public class EnabledRegions {

    /// What the account's role has to be allowed.
    public static final String PERMISSION = "ec2:DescribeRegions";

    private static final Duration GOOD = Duration.ofHours(6);

    /// @param until when AWS is asked again
    private record Answer(List<String> regions, Instant until) {}

    private final AwsClients clients;
    private final AssumedSessions sessions;
    private final Clock clock;
    private final Map<AwsAccount, Answer> answers = new ConcurrentHashMap<>();

    EnabledRegions(AwsClients clients, AssumedSessions sessions, Clock clock) {
        this.clients = clients;
        this.sessions = sessions;
        this.clock = clock;
    }

    /// @throws software.amazon.awssdk.core.exception.SdkException when AWS does not say
    List<String> of(AwsAccount account) {
        Instant now = clock.instant();
        Answer known = answers.get(account);
        if (known != null && now.isBefore(known.until())) {
            return known.regions();
        }
        List<String> regions = asked(account);
        answers.put(account, new Answer(regions, now.plus(GOOD)));
        return regions;
    }

    private List<String> asked(AwsAccount account) {
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
