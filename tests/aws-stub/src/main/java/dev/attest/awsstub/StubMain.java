package dev.attest.awsstub;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Runs the stub by hand: `java -cp … dev.attest.awsstub.StubMain port=4566 accounts=3 events=500
/// days=90 regions=us-east-1,eu-central-1 latency=0 role=AttestReader external-id=secret`.
public final class StubMain {

    private static final String MANAGEMENT = "100000000000";

    private StubMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        Map<String, String> options = options(arguments);
        StubWorld world = world(options);
        AwsStub stub = AwsStub.start(Integer.parseInt(options.getOrDefault("port", "4566")), world);
        System.out.println("AWS stub at " + stub.endpoint() + "; point Attest at it with");
        System.out.println("  export AWS_ACCESS_KEY_ID=" + StubWorld.OPERATOR);
        System.out.println("  export AWS_SECRET_ACCESS_KEY=secret");
        System.out.println("  export ATTEST_AWS_ENDPOINT=" + stub.endpoint());
        world.accounts()
                .forEach(account ->
                        System.out.println(
                                account.id()
                                        + "  "
                                        + account.name()
                                        + "  "
                                        + account.size()
                                        + " events  "
                                        + account.status()));
        while (true) {
            Thread.sleep(Duration.ofSeconds(30));
            System.out.println(world.counts());
        }
    }

    static StubWorld world(Map<String, String> options) {
        Clock clock = Clock.systemUTC();
        var world = new StubWorld(clock, MANAGEMENT);
        String role = options.getOrDefault("role", "AttestReader");
        String externalId = options.getOrDefault("external-id", "");
        List<String> regions =
                List.of(options.getOrDefault("regions", "us-east-1,eu-central-1").split(",", -1));
        Duration days = Duration.ofDays(Long.parseLong(options.getOrDefault("days", "90")));
        int events = Integer.parseInt(options.getOrDefault("events", "500"));
        long latency = Long.parseLong(options.getOrDefault("latency", "0"));
        world.limits(
                StubLimits.STRICT.latency(
                        Duration.ofMillis(latency / 20), Duration.ofMillis(latency)));
        var generator = new TrailGenerator(1);
        int accounts = Integer.parseInt(options.getOrDefault("accounts", "3"));
        for (int i = 1; i <= accounts; i++) {
            StubAccount account =
                    world.account("1000000000%02d".formatted(i), "Account " + i)
                            .role(role, externalId)
                            .unit(i % 2 == 0 ? "Workloads/Prod" : "Workloads");
            generator.fill(account, regions, events, days, clock.instant());
        }
        world.account("199999999999", "Old").status("SUSPENDED").unit("Suspended");
        world.parameter("/attest/accounts", String.join(",", ids(world)));
        return world;
    }

    private static List<String> ids(StubWorld world) {
        return world.accounts().stream()
                .filter(account -> account.size() > 0)
                .map(StubAccount::id)
                .toList();
    }

    private static Map<String, String> options(String[] arguments) {
        Map<String, String> options = new HashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(argument + " is no name=value");
            }
            options.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        return options;
    }
}
