package dev.attest.cli.stack;

import dev.attest.cli.client.ApiOptions;
import dev.attest.cli.home.Home;
import dev.attest.cli.imports.SampleCompanyImport;
import dev.attest.cli.output.CommandFailure;
import java.time.Clock;

/// The last step of a start: the sample company, unless this home has it already. A load that fails
/// leaves a running stack, and the next `up` takes it up again.
final class SampleLoading {
    private final Home home;
    private final Announcer announcer;
    private final Clock clock;

    SampleLoading(Home home, Announcer announcer, Clock clock) {
        this.home = home;
        this.announcer = announcer;
        this.clock = clock;
    }

    void loadOnce() {
        if (SampleCompanyImport.loaded(home)) {
            return;
        }
        try {
            new SampleCompanyImport(home, ApiOptions.embedded(home), announcer::say, clock).load();
        } catch (CommandFailure e) {
            announcer.say("the sample company is not loaded: " + e.getMessage());
        }
    }
}
