package dev.attest.console.session;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;

/// Removes sessions that nobody will come back to.
@ApplicationScoped
class SessionSweep {

    private final Sessions sessions;

    SessionSweep(Sessions sessions) {
        this.sessions = sessions;
    }

    @Scheduled(every = "{attest.console.session.sweep}", delayed = "1m")
    @RunOnVirtualThread
    void sweep() {
        int gone = sessions.sweep();
        if (gone > 0) {
            Log.debugf("%d expired sessions removed", gone);
        }
    }
}
