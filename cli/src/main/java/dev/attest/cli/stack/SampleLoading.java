package dev.attest.cli.stack;

import dev.attest.cli.home.Home;

/// Loads the sample company once a home, through the public imports.
final class SampleLoading {
    private final Home home;
    private final Announcer announcer;

    SampleLoading(Home home, Announcer announcer) {
        this.home = home;
        this.announcer = announcer;
    }

    void loadOnce() {
        announcer.say("home " + home.directory());
    }
}
