package dev.attest.collector.trail;

import dev.attest.events.activity.ActivityRecord;
import dev.attest.events.activity.Actor;
import dev.attest.events.activity.ActorKind;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Under which names who acted on which day, of those who are no users of an account: a small part
/// of activity, by which it is found by person.
final class SessionsSeen {

    private static final String KEEP =
            """
            insert into session_seen (event_day, actor_kind, actor_principal, actor_name, session_name,
              source_identity, on_behalf_of)
            select * from unnest($1::date[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
              $7::text[]) as x (day, kind, principal, name, session, source, behalf)
            where not exists (select from session_seen s where s.event_day = x.day
              and s.hash = hashtextextended(x.kind || '/' || x.principal || '/' || x.name || '/'
                || x.session || '/' || x.source || '/' || x.behalf, 0)
              and s.actor_kind = x.kind and s.actor_principal = x.principal and s.actor_name = x.name
              and s.session_name = x.session and s.source_identity = x.source
              and s.on_behalf_of = x.behalf)
            """;

    private SessionsSeen() {}

    private record Seen(
            LocalDate day,
            ActorKind kind,
            String principal,
            String name,
            String session,
            String source,
            String onBehalfOf) {

        static Seen of(TrailRecord record) {
            ActivityRecord activity = record.activity();
            Actor actor = activity.actor();
            return new Seen(
                    activity.eventTime().atOffset(ZoneOffset.UTC).toLocalDate(),
                    actor.kind(),
                    text(actor.principalId()),
                    actor.name(),
                    text(actor.sessionName()),
                    text(actor.sourceIdentity()),
                    text(record.links().onBehalfOf()));
        }

        private static String text(@Nullable String value) {
            return value == null ? "" : value;
        }

        boolean user() {
            return onBehalfOf.isEmpty()
                    && switch (kind) {
                        case ASSUMED_ROLE,
                                FEDERATED_USER,
                                WEB_IDENTITY,
                                SAML,
                                IDENTITY_CENTER_USER ->
                                false;
                        case ROOT, IAM_USER, AWS_SERVICE, AWS_ACCOUNT, UNKNOWN -> true;
                    };
        }
    }

    /// Keeps what is new of stored records.
    static void keep(SqlConnection connection, List<TrailRecord> records) {
        Set<Seen> seen =
                records.stream()
                        .map(Seen::of)
                        .filter(one -> !one.user())
                        .collect(Collectors.toSet());
        if (seen.isEmpty()) {
            return;
        }
        connection
                .preparedQuery(KEEP)
                .executeAndAwait(
                        Tuple.tuple()
                                .addArrayOfLocalDate(
                                        seen.stream().map(Seen::day).toArray(LocalDate[]::new))
                                .addArrayOfString(texts(seen, one -> one.kind().name()))
                                .addArrayOfString(texts(seen, Seen::principal))
                                .addArrayOfString(texts(seen, Seen::name))
                                .addArrayOfString(texts(seen, Seen::session))
                                .addArrayOfString(texts(seen, Seen::source))
                                .addArrayOfString(texts(seen, Seen::onBehalfOf)));
    }

    private static String[] texts(Collection<Seen> seen, Function<Seen, String> field) {
        return seen.stream().map(field).toArray(String[]::new);
    }

    /// Forgets the days before one.
    static int drop(SqlConnection connection, LocalDate before) {
        return connection
                .preparedQuery("delete from session_seen where event_day < $1")
                .executeAndAwait(Tuple.of(before))
                .rowCount();
    }
}
