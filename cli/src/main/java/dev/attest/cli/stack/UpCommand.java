package dev.attest.cli.stack;

import dev.attest.cli.home.Home;
import dev.attest.cli.home.HomeChoice;
import dev.attest.cli.home.HomeSettings;
import dev.attest.cli.home.Installation;
import dev.attest.cli.home.Ports;
import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.ExitCode;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `attest up`: everything on this machine.
@Command(
        name = "up",
        description = "Brings up everything on this machine, embedded, and stays until Ctrl-C.")
public final class UpCommand implements Callable<Integer> {
    @ParentCommand private HomeChoice attest;

    @Option(
            names = "--detach",
            description = "Return as soon as everything is healthy; `attest down` stops it.")
    private boolean detach;

    @Option(names = "--no-sample", description = "Do not load the sample company.")
    private boolean noSample;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            description = "Move all ports by N. A home remembers its offset.")
    private @Nullable Integer portOffset;

    @Option(
            names = "--campaign-owner",
            paramLabel = "EMAIL",
            description =
                    "Who reviews what neither a manager nor an account's owner may. A home"
                            + " remembers it. Default: the sample company's compliance officer.")
    private @Nullable String campaignOwner;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "PART",
            description = "Start only these parts and what they need, without the sample company.")
    private Set<String> only = new LinkedHashSet<>();

    @Option(names = "--supervised", hidden = true)
    private boolean supervised;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Home home = attest.home();
        home.create();
        var settings = new HomeSettings(home);
        int offset = portOffset == null ? settings.portOffset() : portOffset;
        var ports = new Ports(offset);
        Installation installation = Installation.current();
        List<Part> parts = StackPlan.parts(home, installation, ports, only);
        Optional<HomeLock> lock = HomeLock.take(home);
        if (lock.isEmpty() && campaignOwner != null) {
            throw CommandFailure.usage(
                    "already running; run `attest down` before `attest up --campaign-owner "
                            + campaignOwner
                            + "`");
        }
        if (lock.isEmpty()) {
            return new RunningStack(home).greet(portOffset);
        }
        try (HomeLock held = lock.get()) {
            if (campaignOwner != null) {
                settings.rememberCampaignOwner(campaignOwner);
            }
            if (detach) {
                held.close();
                return new DetachedStart(home, installation, loadsSample()).run(offset, only);
            }
            settings.rememberPortOffset(offset);
            return new AttachedStart(home, parts, ports, Clock.systemUTC(), supervised)
                    .run(loadsSample());
        }
    }

    private boolean loadsSample() {
        return !noSample && only.isEmpty() && !supervised;
    }

    static int exitCode(StackState state) {
        return (state.healthy() ? ExitCode.FINE : ExitCode.PARTLY_DONE).number();
    }
}
