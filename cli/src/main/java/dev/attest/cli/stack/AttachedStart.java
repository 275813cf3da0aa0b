package dev.attest.cli.stack;

import dev.attest.cli.home.Home;
import dev.attest.cli.home.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

/// `up` in the process that supervises: in the foreground for a person, or below `up --detach`.
final class AttachedStart {
    static final String RELEASE = "release";

    private final Home home;
    private final List<Part> parts;
    private final Ports ports;
    private final Clock clock;
    private final boolean supervised;
    private final Announcer announcer = new Announcer(System.err);

    AttachedStart(Home home, List<Part> parts, Ports ports, Clock clock, boolean supervised) {
        this.home = home;
        this.parts = List.copyOf(parts);
        this.ports = ports;
        this.clock = clock;
        this.supervised = supervised;
    }

    int run(boolean loadSample) throws IOException, InterruptedException {
        List<String> orphans = new Orphans(home).end();
        if (!orphans.isEmpty()) {
            announcer.say("ended what an earlier run left: " + String.join(", ", orphans));
        }
        PortCheck.requireFree(parts);
        new DiskSpace(home).requireEnough();
        var supervisor = new Supervisor(home, parts, ports.offset(), announcer, clock);
        Runtime.getRuntime().addShutdownHook(new Thread(supervisor::stop, "stop"));
        if (supervised) {
            endWithLauncher();
        }
        supervisor.start();
        StackState state = supervisor.settled();
        if (!state.stopping() && !supervised) {
            var greeting = new Greeting(home);
            if (state.healthy() && loadSample) {
                new SampleLoading(home, announcer, clock).loadOnce();
            }
            greeting.print(System.out, state);
            announcer.say("Ctrl-C stops everything");
        }
        supervisor.watch();
        return UpCommand.exitCode(state);
    }

    /// Until `up --detach` has seen everything healthy, its end is the end of the stack: no
    /// half-started orphan.
    private static void endWithLauncher() {
        Thread.ofPlatform()
                .name("launcher")
                .daemon()
                .start(() -> {
                    if (!released()) {
                        System.exit(130);
                    }
                });
    }

    private static boolean released() {
        try {
            var lines = new InputStreamReader(System.in, StandardCharsets.UTF_8);
            return RELEASE.equals(new BufferedReader(lines).readLine());
        } catch (IOException e) {
            return false;
        }
    }
}
