package dev.attest.collector.inventory.history;

import static dev.attest.collector.platform.Times.utc;

import dev.attest.collector.inventory.history.ChangeView.ChangeEvent;
import dev.attest.collector.inventory.history.Changes.Found;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The events behind changes: those that acted on the thing, or on what came to it or left it, such
/// as the user who joined a group. CloudTrail tells seconds only, so that the first second counts.
@ApplicationScoped
class ChangeEvents {

    private static final int NAMES = 40;
    private static final int LONGEST = 300;
    private static final String RULE = ":config-rule/";
    private static final Pattern WITH_PATH =
            Pattern.compile("(arn:[^:]+:iam::\\d{12}:(?:user|role|group)/)(?:.*/)([^/]+)");
    private static final String EVENTS =
            "select distinct on (c.i, a.event_time, a.event_id) c.i, a.event_id, a.account_id,"
                    + " a.event_time, a.name, a.actor_name, a.session_name"
                    + " from unnest($1::int[], $2::text[], $3::timestamptz[], $4::timestamptz[])"
                    + " as c(i, target, after, until) cross join lateral (select * from activity"
                    + " where target = c.target and event_time >= c.after and event_time <= c.until"
                    + " and event_day between (c.after at time zone 'UTC')::date"
                    + " and (c.until at time zone 'UTC')::date"
                    + " and not read_only and error_code is null"
                    + " order by event_time desc, event_id limit $5) a"
                    + " order by c.i, a.event_time desc, a.event_id";
    private static final int SHOWN = 10;

    private final Pool pool;

    ChangeEvents(Pool pool) {
        this.pool = pool;
    }

    List<ChangeView> of(List<Found> changes) {
        List<List<ChangeEvent>> found = new ArrayList<>();
        changes.forEach(_ -> found.add(new ArrayList<>()));
        if (!changes.isEmpty()) {
            pool.preparedQuery(EVENTS)
                    .executeAndAwait(questions(changes))
                    .forEach(row -> {
                        List<ChangeEvent> events = found.get(row.getInteger(0));
                        if (events.size() < SHOWN) {
                            events.add(
                                    new ChangeEvent(
                                            row.getString(1),
                                            row.getString(2),
                                            row.getOffsetDateTime(3).toInstant(),
                                            row.getString(4),
                                            row.getString(5),
                                            row.getString(6)));
                        }
                    });
        }
        List<ChangeView> views = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            views.add(changes.get(i).view().with(found.get(i)));
        }
        return views;
    }

    private static Tuple questions(List<Found> changes) {
        List<Integer> numbers = new ArrayList<>();
        List<String> targets = new ArrayList<>();
        List<OffsetDateTime> after = new ArrayList<>();
        List<OffsetDateTime> until = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            Found change = changes.get(i);
            for (String target : targets(change.view())) {
                numbers.add(i);
                targets.add(target);
                after.add(utc(change.view().knownUntil().truncatedTo(ChronoUnit.SECONDS)));
                until.add(utc(change.finished()));
            }
        }
        return Tuple.tuple()
                .addArrayOfInteger(numbers.toArray(Integer[]::new))
                .addArrayOfString(targets.toArray(String[]::new))
                .addArrayOfOffsetDateTime(after.toArray(OffsetDateTime[]::new))
                .addArrayOfOffsetDateTime(until.toArray(OffsetDateTime[]::new))
                .addInteger(SHOWN);
    }

    /// What an event may name that made the change: the thing, or what came to it or left it.
    private static Set<String> targets(ChangeView change) {
        Set<String> targets = names(change);
        if (change.before() != null && change.after() != null) {
            Set<String> before = texts(change.before());
            Set<String> after = texts(change.after());
            Set<String> different = new HashSet<>(before);
            different.addAll(after);
            before.retainAll(after);
            different.removeAll(before);
            different.stream()
                    .sorted()
                    .limit(NAMES)
                    .map(name -> WITH_PATH.matcher(name).replaceFirst("$1$2"))
                    .forEach(targets::add);
        }
        return targets;
    }

    /// How events call the thing. They name users, roles and groups without their paths, of things
    /// of Organizations only the last part, and rules of Config by their names, where ARNs have
    /// ids. What an account has one of is no account: it moves with none.
    private static Set<String> names(ChangeView change) {
        String id = change.id();
        if (id.equals(change.accountId()) && !change.type().equals("account")) {
            return new LinkedHashSet<>(Set.of(id + "/" + change.type()));
        }
        Set<String> names = new LinkedHashSet<>();
        names.add(WITH_PATH.matcher(id).replaceFirst("$1$2"));
        names.add(id);
        if (id.contains(":organizations:")) {
            names.add(id.substring(id.lastIndexOf('/') + 1));
        }
        int rule = id.indexOf(RULE);
        if (rule > 0) {
            names.add(id.substring(0, rule + RULE.length()) + change.name());
        }
        return names;
    }

    private static Set<String> texts(@Nullable Object state) {
        Set<String> texts = new HashSet<>();
        collect(state, texts);
        return texts;
    }

    private static void collect(@Nullable Object value, Set<String> texts) {
        switch (value) {
            case String text when text.length() < LONGEST -> texts.add(text);
            case Map<?, ?> members -> members.values().forEach(each -> collect(each, texts));
            case Collection<?> elements -> elements.forEach(each -> collect(each, texts));
            case null, default -> {}
        }
    }
}
