package dev.attest.risk.landscape;

import dev.attest.events.alerts.AlertClosed;
import dev.attest.events.alerts.AlertRaised;
import dev.attest.events.alerts.AlertReopened;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/// An alert counts for whoever acted and for the user who was acted upon, until it is closed.
@ApplicationScoped
public class RecordAlert {

    private static final String RAISE =
            "insert into alert (alert_id, title, severity, concerns, closed) values ($1, $2, $3,"
                    + " $4, false) on conflict on constraint alert_pk do nothing";

    private static final String CLOSE =
            "insert into alert (alert_id, title, severity, concerns, closed) values ($1, '',"
                    + " 'INFO', array[]::text[], true) on conflict on constraint alert_pk do update"
                    + " set closed = true returning concerns";

    private static final String REOPEN =
            "update alert set closed = false where alert_id = $1 returning concerns";

    private final DirtySubjects dirty;

    public RecordAlert(DirtySubjects dirty) {
        this.dirty = dirty;
    }

    public Uni<Void> raise(SqlConnection connection, AlertRaised alert) {
        List<String> concerns = new ArrayList<>(ActorNames.of(alert.actor()));
        String target = alert.target();
        if (target != null && !concerns.contains(target)) {
            concerns.add(target);
        }
        return connection
                .preparedQuery(RAISE)
                .execute(
                        Tuple.of(
                                alert.alertId(),
                                alert.title(),
                                alert.severity().name(),
                                concerns.toArray(String[]::new)))
                .chain(() -> dirty.markActors(connection, concerns));
    }

    public Uni<Void> close(SqlConnection connection, AlertClosed alert) {
        return connection
                .preparedQuery(CLOSE)
                .execute(Tuple.of(alert.alertId()))
                .map(rows -> List.of(rows.iterator().next().getArrayOfStrings(0)))
                .chain(concerns -> dirty.markActors(connection, concerns));
    }

    /// Events of an account arrive in order, so the alert is known.
    public Uni<Void> reopen(SqlConnection connection, AlertReopened alert) {
        return connection
                .preparedQuery(REOPEN)
                .execute(Tuple.of(alert.alertId()))
                .chain(rows -> {
                    List<String> concerns = new ArrayList<>();
                    rows.forEach(row -> concerns.addAll(List.of(row.getArrayOfStrings(0))));
                    return dirty.markActors(connection, concerns);
                });
    }
}
